/** The list of rounds: what its address asks for, and what it shows where there is nothing. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, pageOf, readQuery } from '#lib/ui/list-query.ts';
import { foundRounds, roundShape } from '../../src/routes/(desk)/rounds/round-list.ts';
import { bodyRows, mainOf, textOf } from './html.ts';
import { makeSample } from './sample-bundle.ts';
import { makeStore, PASSWORD, type SampleStore } from './sample-store.ts';
import { startServer, type Server, type Visitor } from './server.ts';

const STATES = ['draft', 'scoring', 'deliberation', 'publicity', 'final'];
const SHAPE = roundShape(STATES);
const query = (text: string) => readQuery(new URL(`http://host/rounds${text}`), SHAPE);

describe('an address', () => {
  it('is understood as it was made', () => {
    for (const text of [
      '?',
      '?q=%E7%A4%BA',
      '?state=final&sort=title',
      '?order=asc',
      '?sort=code&order=desc&page=3'
    ]) {
      expect(addressOf(query(text), SHAPE)).toBe(text);
    }
  });

  it('asks for the newest first, and for nothing by nonsense', () => {
    const usual = { text: '', filters: { state: '' }, sort: 'date', isDescending: true, page: 1 };
    expect(query('')).toEqual(usual);
    expect(query('?state=none&sort=none&page=-1')).toEqual(usual);
    expect(query('?page=1.5')).toEqual(usual);
  });
});

describe('a list', () => {
  const rounds = Array.from({ length: 45 }, (_, index) => ({
    code: `R${index + 1}`,
    title: `示范批次 ${index + 1}`,
    authority: null,
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    state: STATES[index % STATES.length] ?? ''
  }));
  const page = (text: string) => pageOf(foundRounds(rounds, query(text), STATES), query(text), SHAPE);

  it('is cut into pages, the last of them shown where more is asked for', () => {
    expect(page('?page=2')).toMatchObject({
      from: SHAPE.perPage + 1,
      to: 2 * SHAPE.perPage,
      total: 45,
      pages: 3
    });
    expect(page('?page=99')).toMatchObject({ from: 41, to: 45, page: 3 });
    expect(page('?q=none')).toMatchObject({ rows: [], from: 0, to: 0, total: 0, pages: 1 });
  });

  it('is sorted by number where there is one, and by stage in their order', () => {
    expect(
      page('?sort=title')
        .rows.slice(0, 3)
        .map(({ code }) => code)
    ).toEqual(['R1', 'R2', 'R3']);
    expect(page('?sort=state').rows.map(({ state }) => state)).toEqual([
      ...Array<string>(9).fill('draft'),
      ...Array<string>(9).fill('scoring'),
      ...Array<string>(2).fill('deliberation')
    ]);
    expect(page('').rows[0]?.date).toBe('2026-01-28');
    expect(page('?order=asc').rows[0]?.date).toBe('2026-01-01');
  });

  it('finds in title and code, whatever the case', () => {
    expect(page('?q=r45').rows.map(({ code }) => code)).toEqual(['R45']);
    expect(page('?q=%E6%89%B9%E6%AC%A1+44').rows.map(({ code }) => code)).toEqual(['R44']);
    expect(page('?state=final').rows.every(({ state }) => state === 'final')).toBe(true);
  });
});

describe('the page', () => {
  let store: SampleStore;
  let server: Server;
  let manager: Visitor;
  let newcomer: Visitor;

  beforeAll(async () => {
    store = await makeStore();
    const { round, decision } = makeSample(join(store.folder, 'sample'));
    await store.draft('2026.示范-甲_1', '示范批次甲');
    await store.round(round, { code: 'R2', title: '示范批次乙', decision, upTo: 'published' });
    await store.account('九区主管', 'official', await store.district('示范九区'));
    await store.close();
    server = await startServer(store.folder, store.url);
    manager = server.visitor();
    await manager.signIn('示范管理员', PASSWORD);
    newcomer = server.visitor();
    await newcomer.signIn('九区主管', PASSWORD);
  });
  afterAll(async () => {
    await server.stop();
    store.remove();
  });

  it('lists title, code, who holds it, date and stage, each title a link that leads there', async () => {
    const { html } = await manager.get('/rounds?sort=code');
    expect(bodyRows(html).map(textOf)).toEqual([
      '示范批次甲 2026.示范-甲_1 全市 2026-06-30 筹备',
      '示范批次乙 R2 全市 2026-06-30 公示'
    ]);
    const links = [
      ...bodyRows(html)
        .join('')
        .matchAll(/href="(?:\.\/|\/)?(rounds\/[^"?]+)"/g)
    ].map(([, link]) => `/${link}`);
    expect(links).toHaveLength(2);
    for (const link of links) {
      const { status, html: round } = await manager.get(link);
      expect(status, link).toBe(200);
      expect(textOf(mainOf(round))).toMatch(/示范批次[甲乙]/);
    }
  });

  it('says what it found, and how to see all again where that is nothing', async () => {
    expect(textOf((await manager.get('/rounds?q=%E4%B9%99')).html)).toContain('共 1 个批次');
    const { html } = await manager.get('/rounds?q=%3Cb%3E');
    const text = textOf(mainOf(html));
    expect(text).toContain('没有符合条件的批次');
    expect(text).toContain('清除条件');
    expect(html).not.toContain('<b>"');
  });

  it('says that there is none yet, and what comes next', async () => {
    const text = textOf(mainOf((await newcomer.get('/rounds')).html));
    expect(text).toContain('还没有批次 考核管理员新建批次后，会列在这里。');
  });
});
