/** The page of a round that has no result for who asks, in each language, and of one with hostile names in it. */
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyRows, mainOf, rankedRow, textOf, withoutChineseParts } from './html.ts';
import { makeSample, type Sample } from './sample-bundle.ts';
import { makeStore, PASSWORD, type SampleStore } from './sample-store.ts';
import { startServer, type Server, type Visitor } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HOSTILE = '<img src=x onerror=alert(1)>';

let store: SampleStore;
let server: Server;
let sample: Sample;
const people = {} as Record<'manager' | 'official' | 'local' | 'staff' | 'expert' | 'administrator', Visitor>;

beforeAll(async () => {
  store = await makeStore();
  sample = makeSample(join(store.folder, 'sample'));
  const { round, decision } = sample;
  const hostile = structuredClone(round);
  Object.assign(hostile.participants[0] ?? {}, {
    name: HOSTILE,
    district: '</script><script>alert(2)</script>'
  });
  await store.round(round, { code: 'published', decision, upTo: 'published' });
  await store.round(hostile, { code: 'hostile', title: HOSTILE, decision, upTo: 'settled' });
  await store.round(round, { code: 'open' });
  await store.round(round, { code: 'settled', decision, upTo: 'settled' });
  await store.round(round, { code: 'tomorrow', decision, upTo: 'published', noticeIn: 1 });
  // Only its own content is in this bundle: the file is damaged below.
  const other = { ...structuredClone(round), date: '2026-06-29' };
  await store.round(other, { code: 'damaged', decision, upTo: 'settled' });
  const district = await store.district('示范九区');
  await store.account('示范主管', 'official');
  await store.account('九区主管', 'official', district);
  await store.account('示范经办', 'staff');
  await store.account('专家甲', 'expert');
  await store.account('系统管理', 'administrator');
  await store.close();
  server = await startServer(store.folder, store.url);
  const names = {
    manager: '示范管理员',
    official: '示范主管',
    local: '九区主管',
    staff: '示范经办',
    expert: '专家甲',
    administrator: '系统管理'
  };
  for (const [who, name] of Object.entries(names)) {
    const visitor = server.visitor();
    await visitor.signIn(name, PASSWORD);
    people[who as keyof typeof people] = visitor;
  }
});

afterAll(async () => {
  await server.stop();
  store.remove();
});

function expectNothingOfTheInside(html: string): void {
  expect(html).not.toContain(store.folder);
  expect(html).not.toContain(ROOT);
  expect(html).not.toMatch(/node_modules|\bat \S+ \(|\.ts:\d|file:\/\//);
}

describe('no result yet', () => {
  it.each([
    ['manager', 'open', '现在的阶段：集中评议'],
    ['official', 'open', '现在的阶段：集中评议'],
    ['official', 'settled', '公示开始后，查阅人员也可查看'],
    ['official', 'tomorrow', '起公示，届时可以查看']
  ] as const)('says to the %s of the round “%s” what comes next', async (who, code, words) => {
    const { status, html } = await people[who].get(`/rounds/${code}`);
    expect(status).toBe(200);
    const text = textOf(mainOf(html));
    expect(text).toContain('还没有可看的结果');
    expect(text).toContain(words);
    expect(html).not.toContain('<table');
  });

  it('shows the settled result to the manager before the notice begins', async () => {
    for (const code of ['settled', 'tomorrow']) {
      const { html } = await people.manager.get(`/rounds/${code}`);
      expect(bodyRows(html).length).toBeGreaterThan(20);
    }
  });
});

describe('not for this account', () => {
  it('says so to staff, who may see the round and not its result', async () => {
    const { status, html } = await people.staff.get('/rounds/published');
    expect(status).toBe(200);
    expect(textOf(mainOf(html))).toContain('您的账户不能查看这个批次的结果');
    expect(html).not.toContain(sample.results.digest);
  });

  it.each(['expert', 'administrator'] as const)('answers an %s with the page for that', async (who) => {
    for (const path of ['/rounds', '/rounds/published', '/rounds/published/bundle']) {
      const { status, html } = await people[who].get(path);
      expect(status).toBe(403);
      expect(html).not.toContain(sample.results.digest);
    }
    expect(textOf(mainOf((await people[who].get('/rounds')).html))).toContain('您的账户不能查看这一页');
  });

  it('does not tell a round that an account may not know from one that does not exist', async () => {
    const [hidden, none] = [
      await people.local.get('/rounds/published'),
      await people.local.get('/rounds/none')
    ];
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(textOf(mainOf(hidden.html))).toBe(textOf(mainOf(none.html)));
  });

  it('sends who is not signed in to the door, and back to the page afterwards', async () => {
    const visitor = server.visitor();
    const { status, location } = await visitor.get('/rounds/published?studio=S01');
    expect(status).toBe(303);
    expect(location).toBe('/sign-in?next=%2Frounds%2Fpublished%3Fstudio%3DS01');
    const entered = await visitor.post(location ?? '', { name: '示范管理员', password: PASSWORD });
    expect(entered.location).toBe('/rounds/published?studio=S01');
  });
});

describe('in English', () => {
  it('says everything of its own in English, and marks the rest as Chinese', async () => {
    const { manager, official, staff } = people;
    for (const [visitor, path] of [
      [manager, '/rounds/published?lang=en'],
      [manager, `/rounds/published?lang=en&studio=${sample.tied[0]}`],
      [manager, '/rounds/published?lang=en&studio=S29'],
      [manager, '/rounds/open?lang=en'],
      [official, '/rounds/tomorrow?lang=en'],
      [staff, '/rounds/published?lang=en'],
      [manager, '/rounds?lang=en'],
      [manager, '/rounds?lang=en&q=nothing'],
      [manager, '/?lang=en'],
      [manager, '/rounds/missing?lang=en'],
      [manager, '/missing?lang=en']
    ] as const) {
      const main = mainOf((await visitor.get(path)).html);
      expect(main.length).toBeGreaterThan(100);
      expect(textOf(withoutChineseParts(main)), path).not.toMatch(/\p{Script=Han}/u);
    }
    const text = textOf((await manager.get('/rounds/published?lang=en')).html);
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

  it('marks the language of the page in <html>, and takes nonsense for Chinese', async () => {
    const { manager } = people;
    expect((await manager.get('/rounds/published?lang=en')).html).toContain('<html lang="en"');
    expect((await manager.get('/missing?lang=en')).html).toContain('<html lang="en"');
    expect((await manager.get('/rounds/published?lang=fr')).html).toContain('<html lang="zh-CN"');
    expect((await manager.get('/rounds/published')).html).toContain('<html lang="zh-CN"');
  });
});

describe('text from a round', () => {
  it('is shown as text, whatever it holds', async () => {
    for (const path of [
      '/rounds/hostile',
      '/rounds/hostile?studio=S01',
      '/rounds/hostile?lang=en',
      '/rounds'
    ]) {
      const { status, html } = await people.manager.get(path);
      expect(status).toBe(200);
      expect(html).not.toContain('<img');
      expect(html).not.toContain('<script>alert');
    }
    const { html } = await people.manager.get('/rounds/hostile');
    const row = bodyRows(html)
      .flatMap((each) => rankedRow(each) ?? [])
      .find(({ id }) => id === 'S01');
    expect(row?.name).toBe(HOSTILE);
  });
});

describe('what went wrong', () => {
  it('says that a damaged result is not to be used, and nothing of the server’s inside', async () => {
    const { manager } = people;
    const bundles = filesIn(`${join(store.folder, 'store.sqlite')}.attachments`);
    expect(bundles.length).toBeGreaterThan(1);
    const before = (await manager.get('/rounds/damaged')).html;
    expect(bodyRows(before).length).toBeGreaterThan(20);
    for (const file of bundles) truncateSync(file, 1000);
    const { status, html } = await manager.get('/rounds/damaged');
    expect(status).toBe(200);
    expect(html).not.toContain('<table');
    expect(textOf(mainOf(html))).toContain('结果有误，没有显示 damaged · 2026-06-29');
    expectNothingOfTheInside(html);
  });

  it.each([
    ['/missing', '没有这个页面', '回到首页'],
    ['/missing/deeper?lang=en', 'There is no such page', 'Back to the home page'],
    ['/dev/components', '没有这个页面', '回到首页']
  ])('answers %s with a page of its own', async (path, heading, link) => {
    const { status, html } = await people.manager.get(path);
    expect(status).toBe(404);
    const text = textOf(mainOf(html));
    expect(text).toContain(heading);
    expect(text).toContain(link);
    expectNothingOfTheInside(html);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
