/** The page of a published round as the built server sends it, without a browser: its ranking, and one studio. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyRows, isLine, mainOf, rankedRow, sentences, textOf } from './html.ts';
import { assess, makeSample, type Sample } from './sample-bundle.ts';
import { makeStore, PASSWORD, type SampleStore } from './sample-store.ts';
import { startServer, type Server, type Visitor } from './server.ts';

const PATH = '/rounds/R-2026';

let store: SampleStore;
let server: Server;
let sample: Sample;
let manager: Visitor;
let official: Visitor;

beforeAll(async () => {
  store = await makeStore();
  sample = makeSample(join(store.folder, 'sample'));
  const { round, decision } = sample;
  await store.round(round, { code: 'R-2026', title: '示范批次 2026', decision, upTo: 'published' });
  await store.account('示范主管', 'official');
  await store.close();
  server = await startServer(store.folder, store.url);
  manager = server.visitor();
  await manager.signIn('示范管理员', PASSWORD);
  official = server.visitor();
  await official.signIn('示范主管', PASSWORD);
});

afterAll(async () => {
  await server.stop();
  store.remove();
});

describe('a result', () => {
  it('ranks the studios in the order and with the scores of the results', async () => {
    const { status, html } = await manager.get(PATH);
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
    const rows = bodyRows((await manager.get(PATH)).html);
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
    const rows = bodyRows((await manager.get(PATH)).html);
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
    const rows = bodyRows((await manager.get(PATH)).html).flatMap((row) => rankedRow(row) ?? []);
    const having = (word: string): string[] =>
      rows.filter(({ grade }) => grade.includes(word)).map(({ id }) => id);
    const because = (reason: string): string[] =>
      sample.results.results.filter((each) => each.reason === reason).map(({ participant }) => participant);
    expect(having('超出名额')).toEqual(because('cap'));
    expect(having('一票否决')).toEqual(because('veto'));
    expect(because('cap').length).toBeGreaterThan(0);
    expect(because('veto').length).toBeGreaterThan(0);
  });

  it('names round, policy, date, numbers, counts by grade, digest, and how to verify', async () => {
    const text = textOf(mainOf((await manager.get(PATH)).html));
    const count = (grade: string): number =>
      sample.results.results.filter((each) => each.grade === grade).length;
    for (const part of [
      '绩效考核结果',
      '示范批次 2026',
      '《北京市技能大师工作室建设管理办法》',
      '2026-06-30',
      `参评 ${sample.results.participants} 家`,
      `优秀 ${count('excellent')}`,
      `合格 ${count('pass')}`,
      `不合格 ${count('fail')}`,
      '不在排名内 示范工作室 30 暂缓考核',
      sample.results.digest,
      'npm run -s assess -- verify bundle.json'
    ]) {
      expect(text).toContain(part);
    }
  });

  it('gives the file that the command verifies, to whoever sees the result', async () => {
    for (const visitor of [manager, official]) {
      const { status, headers, html } = await visitor.get(`${PATH}/bundle`);
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe('attachment; filename="bundle.json"');
      const file = join(store.folder, 'bundle.json');
      writeFileSync(file, html);
      expect(assess(['verify', file, '--json'])).toContain(sample.results.digest);
    }
    expect((await server.visitor().get(`${PATH}/bundle`)).location).toBe(
      '/sign-in?next=%2Frounds%2FR-2026%2Fbundle'
    );
  });

  it('keeps sheets and experts to itself, in the data for the browser too', async () => {
    for (const visitor of [manager, official]) {
      for (const path of [PATH, `${PATH}?studio=${sample.tied[0]}`, `${PATH}/__data.json`]) {
        const { status, html } = await visitor.get(path);
        expect(status).toBe(200);
        expect(html).not.toMatch(/\bE0\d\b/);
        expect(html).not.toMatch(/"?(entries|sheets|rubric|panels)"?:/);
      }
    }
  });

  it('has a table that says what it is, one main part, and a way past the bar', async () => {
    const { html } = await manager.get(PATH);
    expect(html.match(/<caption/g)).toHaveLength(1);
    expect(html.match(/<th scope="row"/g)).toHaveLength(sample.results.results.length);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('href="#main"');
    expect(html).not.toMatch(/ style="/);
  });
});

describe('one studio', () => {
  it('is chosen by a link that works without JavaScript', async () => {
    const [id = ''] = sample.tied;
    const { html } = await manager.get(PATH);
    const [, link = ''] = new RegExp(`id="studio-${id}" href="([^"]+)"`).exec(html) ?? [];
    const target = new URL(link, `http://host${PATH}`);
    expect(target.pathname).toBe(PATH);
    expect(target.searchParams.get('studio')).toBe(id);
    const chosen = await manager.get(target.pathname + target.search);
    const table = /<table[\s\S]*<\/table>/.exec(chosen.html)?.[0] ?? '';
    expect(table.match(/aria-current="true"/g)).toHaveLength(1);
    expect(chosen.html).toContain(`id="${target.hash.slice(1)}"`);
  });

  it('shows every sentence of `assess explain`, the experts left out', async () => {
    const capped = sample.results.results.find(({ reason }) => reason === 'cap')?.participant ?? '';
    for (const id of [...sample.tied, capped, 'S29', 'S30']) {
      const shown = sentences((await manager.get(`${PATH}?studio=${id}`)).html);
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
    const all = sentences((await manager.get(`${PATH}?studio=${sample.tied[0]}`)).html);
    const mean = all.find((sentence) => sentence.includes('计入')) ?? '';
    const totals = [...mean.matchAll(/第 \d 份 ([\d.]+) 分/g)].map(([, total]) => Number(total));
    expect(totals).toHaveLength(3);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it('is said to be unknown where it is, without repeating what was asked for', async () => {
    const { status, html } = await manager.get(`${PATH}?studio=%3Cscript%3Ealert(1)%3C/script%3E`);
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
