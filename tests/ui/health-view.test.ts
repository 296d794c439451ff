/** How the store is, in words: what is well has nothing to do beside it, what is not says what to do. */
import { describe, expect, it } from 'vitest';
import { adminHealthTexts } from '#i18n/admin-health.ts';
import { healthRows, LEAST_FREE, MOST_WAL, type HealthFacts } from '#lib/ui/admin/health-view.ts';

const WELL: HealthFacts = {
  program: '1.0.0',
  uptimeSeconds: 90_061,
  engine: { name: 'sqlite', version: '3.50.4' },
  schema: { applied: 2, known: 2, last: '0001_reasons' },
  settings: [{ name: 'synchronous', held: '2', wanted: '2' }],
  size: { store: 4_000_000, wal: 0, free: LEAST_FREE },
  backup: { file: 'office.backup', day: '2026-06-29', daysAgo: 1, number: 90 },
  anchors: { lines: 12, unreadable: 0, due: 0, lastTime: '2026-06-30 00:00' },
  audit: { number: 100, time: '2026-06-30 10:00' },
  contents: { held: 30, missing: 0, unnamed: 0 },
  holidays: [2025, 2026],
  yearsNeeded: [2026],
  policies: { policies: 1, versions: 2 },
  administrators: 2
};
const zh = adminHealthTexts('zh-CN');
const wrong = (more: Partial<HealthFacts>): string[] =>
  healthRows({ ...WELL, ...more }, zh)
    .filter(({ isGood }) => !isGood)
    .map(({ id, todo }) => (todo === '' ? `${id} without a way out` : id));

it('of a store that is well, nothing is to be done', () => {
  const rows = healthRows(WELL, zh);
  expect(rows.filter(({ todo }) => todo !== '')).toEqual([]);
  expect(rows.map(({ id }) => id)).toContain('unnamed');
  expect(rows.find(({ id }) => id === 'uptime')?.value).toBe('1 天 1 小时');
  expect(rows.find(({ id }) => id === 'backup')?.value).toContain('其后有 10 条新记录');
});

describe('each thing that is not well says what to do', () => {
  const { size, anchors, contents } = WELL;
  it.each<[string, Partial<HealthFacts>, string[]]>([
    ['a migration is missing', { schema: { applied: 1, known: 2, last: '0000_store' } }, ['schema']],
    ['a setting', { settings: [{ name: 'synchronous', held: '1', wanted: '2' }] }, ['settings']],
    ['a full disk', { size: { ...size, free: LEAST_FREE - 1 } }, ['free']],
    ['a log that grows', { size: { ...size, wal: MOST_WAL + 1 } }, ['wal']],
    ['no backup', { backup: null }, ['backup']],
    ['an old backup', { backup: { ...WELL.backup!, daysAgo: 8 } }, ['backup']],
    ['an old backup that holds everything', { backup: { ...WELL.backup!, daysAgo: 8, number: 100 } }, []],
    ['nowhere to note a backup', { backup: undefined }, []],
    ['no anchors file', { anchors: null }, ['anchors']],
    ['anchors that are due', { anchors: { ...anchors!, due: 1 } }, ['anchors']],
    ['anchors that cannot be read', { anchors: { ...anchors!, unreadable: 1 } }, ['anchors']],
    ['contents that are gone', { contents: { ...contents, missing: 1 } }, ['contents']],
    ['contents to sweep', { contents: { ...contents, unnamed: 9 } }, []],
    ['a year without holidays', { yearsNeeded: [2026, 2027] }, ['holidays']],
    ['no regulation', { policies: { policies: 0, versions: 0 } }, ['policies']],
    ['one administrator', { administrators: 1 }, ['administrators']],
    ['a database server', { size: { store: 1, wal: null, free: null } }, []]
  ])('%s', (_what, facts, expected) => {
    expect(wrong(facts)).toEqual(expected);
  });
});

it('has words for all of it in English too', () => {
  const rows = healthRows({ ...WELL, backup: null, anchors: null, holidays: [] }, adminHealthTexts('en'));
  expect(JSON.stringify(rows)).not.toMatch(/undefined|NaN|\[object/);
});
