/** The result page as the built server sends it, without a browser: what it says, in each state and language. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyRows, isLine, mainOf, rankedRow, sentences, textOf, withoutChineseParts } from './html.ts';
import { makeSample, type Sample } from './sample-bundle.ts';
import { startServer, type Server } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** <html lang> is written by a hook; until the project has one, only the page's own <div lang> is right. */

let folder: string;
let file: string;
let server: Server;
let sample: Sample;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiangping-web-'));
  file = join(folder, 'demo/bundle.json');
  mkdirSync(join(folder, 'demo'));
  sample = makeSample(join(folder, 'sample'));
  server = await startServer(folder);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function expectNothingOfTheInside(html: string): void {
  expect(html).not.toContain(folder);
  expect(html).not.toContain(ROOT);
  expect(html).not.toMatch(/node_modules|\bat \S+ \(|\.ts:\d|file:\/\//);
}

describe('a result', () => {
  beforeEach(() => writeFileSync(file, sample.bundle));

  it('ranks the studios in the order and with the scores of the results', async () => {
    const { status, html } = await server.get('/');
    expect(status).toBe(200);
    const shown = bodyRows(html).flatMap((row) => rankedRow(row) ?? []);
    const expected = sample.results.results.map(({ participant, rank, total }) => ({
      id: participant,
      rank: rank?.toString() ?? '–',
      total: total?.toFixed(2) ?? '–'
    }));
    expect(shown.map(({ id, rank, total }) => ({ id, rank, total }))).toEqual(expected);
    expect(shown.map(({ name }) => name)).toEqual(expected.map(({ id }) => `示范工作室 ${id.slice(1)}`));
  });

  it('draws the cap line once, between the studios that tie across it', async () => {
    const rows = bodyRows((await server.get('/')).html);
    const caps = rows.flatMap((row, index) => (isLine(row, 'cap') ? [index] : []));
    expect(caps).toHaveLength(1);
    const [at = 0] = caps;
    expect(textOf(rows[at] ?? '')).toContain(
      `名额线 ${sample.results.quota} 家，并列 2 家，线落在其中，专家组已决定`
    );
    const around = [rows[at - 1], rows[at + 1]].map((row) => rankedRow(row ?? ''));
    expect(around.map((row) => row?.id)).toEqual(sample.tied);
    expect(around[0]?.rank).toBe(around[1]?.rank);
    expect(around.map((row) => row?.grade)).toEqual(['合格 并列 专家组决定', '优秀 并列 专家组决定']);
  });

  it('draws each threshold once, above the first studio below it', async () => {
    const rows = bodyRows((await server.get('/')).html);
    const thresholds = rows.flatMap((row, index) => (isLine(row, 'threshold') ? [index] : []));
    expect(thresholds.map((at) => textOf(rows[at] ?? '').split('，')[0])).toEqual([
      '优秀门槛 90 分',
      '合格门槛 60 分'
    ]);
    thresholds.forEach((at, index) => {
      const least = [90, 60][index] ?? 0;
      expect(Number(rankedRow(rows[at - 1] ?? '')?.total)).toBeGreaterThanOrEqual(least);
      expect(Number(rankedRow(rows[at + 1] ?? '')?.total)).toBeLessThan(least);
    });
  });

  it('says why where the score alone does not', async () => {
    const rows = bodyRows((await server.get('/')).html).flatMap((row) => rankedRow(row) ?? []);
    const having = (word: string): string[] =>
      rows.filter(({ grade }) => grade.includes(word)).map(({ id }) => id);
    const because = (reason: string): string[] =>
      sample.results.results.filter((each) => each.reason === reason).map(({ participant }) => participant);
    expect(having('超出名额')).toEqual(because('cap'));
    expect(having('一票否决')).toEqual(because('veto'));
    expect(because('cap').length).toBeGreaterThan(0);
    expect(because('veto').length).toBeGreaterThan(0);
  });

  it('names policy, date, numbers, counts by grade, digest, and how to verify', async () => {
    const text = textOf(mainOf((await server.get('/')).html));
    const count = (grade: string): number =>
      sample.results.results.filter((each) => each.grade === grade).length;
    for (const part of [
      '绩效考核结果',
      '《北京市技能大师工作室建设管理办法》',
      '2026-06-30',
      `参评 ${sample.results.participants} 家`,
      `优秀 ${count('excellent')}`,
      `合格 ${count('pass')}`,
      `不合格 ${count('fail')}`,
      '不在排名内 示范工作室 30 暂缓考核',
      sample.results.digest,
      'npm run -s assess -- verify demo/bundle.json'
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps sheets and experts to itself, in the data for the browser too', async () => {
    for (const path of ['/', `/?studio=${sample.tied[0]}`, '/__data.json']) {
      const { html } = await server.get(path);
      expect(html).not.toMatch(/\bE0\d\b/);
      expect(html).not.toMatch(/"?(entries|sheets|rubric|panels)"?:/);
    }
  });

  it('has a table that says what it is, one main part, and a way past the bar', async () => {
    const { html } = await server.get('/');
    expect(html.match(/<caption/g)).toHaveLength(1);
    expect(html.match(/<th scope="row"/g)).toHaveLength(sample.results.results.length);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('href="#main"');
    expect(html).not.toMatch(/ style="/);
  });
});

describe('one studio', () => {
  beforeEach(() => writeFileSync(file, sample.bundle));

  it('is chosen by a link that works without JavaScript', async () => {
    const [id = ''] = sample.tied;
    const { html } = await server.get('/');
    const [, link = ''] = new RegExp(`id="studio-${id}" href="([^"]+)"`).exec(html) ?? [];
    const target = new URL(link, 'http://host/');
    expect(target.searchParams.get('studio')).toBe(id);
    const chosen = await server.get(target.pathname + target.search);
    expect(chosen.html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(chosen.html).toContain(`id="${target.hash.slice(1)}"`);
  });

  it('shows every sentence of `assess explain`, the experts left out', async () => {
    const capped = sample.results.results.find(({ reason }) => reason === 'cap')?.participant ?? '';
    for (const id of [...sample.tied, capped, 'S29', 'S30']) {
      const shown = sentences((await server.get(`/?studio=${id}`)).html);
      const [, ...expected] = sample.explain(id);
      expect(shown).toHaveLength(expected.length);
      shown.forEach((sentence, index) => {
        const right = expected[index] ?? '';
        if (/E0\d/.test(right)) expect(figures(sentence)).toEqual(figures(right));
        else expect(sentence).toBe(right.replace(/\s+/g, ' '));
      });
    }
  });

  it('lists the sheets from the highest, not in the order of the experts', async () => {
    const all = sentences((await server.get(`/?studio=${sample.tied[0]}`)).html);
    const mean = all.find((sentence) => sentence.includes('计入')) ?? '';
    const totals = [...mean.matchAll(/第 \d 份 ([\d.]+) 分/g)].map(([, total]) => Number(total));
    expect(totals).toHaveLength(3);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it('is said to be unknown where it is, without repeating what was asked for', async () => {
    const { status, html } = await server.get('/?studio=%3Cscript%3Ealert(1)%3C/script%3E');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('本批次没有这家工作室');
    expect(html).not.toContain('<script>alert');
  });
});

/** The sheets' totals in any order, then what was made of them. */
function figures(sentence: string): number[] {
  const plain = sentence.replace(/E0\d |第 \d 份 /g, '');
  return (plain.match(/\d+(\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);
}

describe('in English', () => {
  beforeEach(() => writeFileSync(file, sample.bundle));

  it('says everything of its own in English, and marks the rest as Chinese', async () => {
    for (const path of [
      '/?lang=en',
      `/?lang=en&studio=${sample.tied[0]}`,
      '/?lang=en&studio=S29',
      '/missing?lang=en'
    ]) {
      const main = mainOf((await server.get(path)).html);
      expect(main.length).toBeGreaterThan(100);
      expect(textOf(withoutChineseParts(main))).not.toMatch(/\p{Script=Han}/u);
    }
    const text = textOf((await server.get('/?lang=en')).html);
    for (const part of [
      'Result of 绩效考核',
      'Cap line: 5',
      'over the cap',
      'Verify offline',
      '29 studios'
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps language and studio when either changes', async () => {
    const { html } = await server.get('/?lang=en&studio=S06');
    expect(html).toMatch(/href="\.\/\?studio=S06" hreflang="zh-CN"/);
    expect(html).toMatch(/id="studio-S01" href="\.\/\?studio=S01&amp;lang=en#/);
  });

  it('marks the language of the page', async () => {
    expect((await server.get('/?lang=en')).html).toContain('<div lang="en"');
    expect((await server.get('/?lang=fr')).html).toContain('<div lang="zh-CN"');
    expect((await server.get('/')).html).toContain('<html lang="zh-CN">');
  });

  it('marks it in <html> too (src/hooks.server.ts)', async () => {
    expect((await server.get('/?lang=en')).html).toContain('<html lang="en">');
    expect((await server.get('/missing?lang=en')).html).toContain('<html lang="en">');
  });
});

describe('text from the file', () => {
  const HOSTILE = '<img src=x onerror=alert(1)>';

  it('is shown as text, whatever it holds', async () => {
    const hostile = makeSample(join(folder, 'hostile'), (round) => {
      const [first] = round.participants;
      if (first) Object.assign(first, { name: HOSTILE, district: '</script><script>alert(2)</script>' });
    });
    writeFileSync(file, hostile.bundle);
    for (const path of ['/', '/?studio=S01', '/?studio=S01&lang=en']) {
      const { status, html } = await server.get(path);
      expect(status).toBe(200);
      expect(html).not.toContain('<img');
      expect(html).not.toContain('<script>alert');
      const row = bodyRows(html)
        .flatMap((each) => rankedRow(each) ?? [])
        .find(({ id }) => id === 'S01');
      expect(row?.name).toBe(HOSTILE);
    }
  });
});

describe('nothing to show', () => {
  it('says how to get a result where there is none yet', async () => {
    rmSync(file, { recursive: true, force: true });
    const zh = await server.get('/');
    expect(zh.status).toBe(200);
    expect(textOf(zh.html)).toContain('还没有可看的结果 请先在项目文件夹里运行演示');
    expect(zh.html).toContain('npm run demo');
    expect(zh.html).not.toContain('<table');
    expect(textOf((await server.get('/?lang=en')).html)).toContain('No result to show yet');
    expectNothingOfTheInside(zh.html);
  });

  it.each([
    ['cut off', () => sample.bundle.slice(0, 1000), '不是合法的 JSON'],
    ['of another shape', () => '{"version":1}', '缺少“policy”'],
    ['with a score changed', () => sample.bundle.replace('"total":98.5', '"total":99.5'), '“results”不符'],
    [
      'with an unknown policy value',
      () => sample.bundle.replace('"quorum":', '"quorums":'),
      '不认识的键“quorums”'
    ],
    ['not UTF-8', () => Buffer.from([0xff, 0xfe, 0x00]), 'not UTF-8'],
    ['empty', () => '', '不是合法的 JSON']
  ])('says what is wrong with a file that is %s, and what to do', async (_, content, words) => {
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, content());
    const { status, html } = await server.get('/');
    expect(status).toBe(200);
    const text = textOf(mainOf(html));
    expect(text).toContain('结果文件有误，没有显示');
    expect(text).toContain(words);
    expect(text).toContain('npm run demo');
    expect(html).not.toContain('<table');
    expectNothingOfTheInside(html);
  });

  it('does not name the server’s folders where the file cannot be read', async () => {
    rmSync(file, { recursive: true, force: true });
    mkdirSync(file);
    const { html } = await server.get('/');
    expect(textOf(html)).toContain('读不了 demo/bundle.json：EISDIR');
    expectNothingOfTheInside(html);
  });

  it.each([
    ['/missing', '没有这个页面', '回到结果页'],
    ['/missing/deeper?lang=en', 'There is no such page', 'Back to the result']
  ])('answers %s with a page of its own', async (path, heading, link) => {
    const { status, html } = await server.get(path);
    expect(status).toBe(404);
    const text = textOf(mainOf(html));
    expect(text).toContain(heading);
    expect(text).toContain(link);
    expectNothingOfTheInside(html);
  });
});
