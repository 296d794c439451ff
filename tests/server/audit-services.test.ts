/** Searching and exporting the chain: filters, pages, and lines from which every hash can be recomputed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesDigest, GENESIS, rowHash, type AuditRow } from '#lib/server/audit/chain.ts';
import { exportAudit } from '#lib/server/services/export-audit.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { searchAudit } from '#lib/server/services/search-audit.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { refusalOf } from './support/refusals.ts';
import { actorOf, freshSystem, OPERATOR, PUBLIC, START, type TestSystem } from './support/system.ts';

const ADMINISTRATOR = actorOf('administrator');
let system: TestSystem;
let ids: string[];

beforeAll(async () => {
  system = await freshSystem();
  ids = [];
  for (let i = 1; i <= 7; i++) {
    const actor = i % 2 === 0 ? OPERATOR : ADMINISTRATOR;
    ids.push((await registerAuthority(system, actor, { kind: 'district', name: `${i}` })).id);
    system.pass(12 * 3_600_000); // 10:00 and 22:00, from 30 June
  }
});
afterAll(() => system.drop());

const found = async (filter: Omit<Parameters<typeof searchAudit>[2], 'limit'>): Promise<number[]> =>
  (await searchAudit(system, OPERATOR, { limit: 50, ...filter })).rows.map(({ number }) => number);

test('the newest come first, a page at a time', async () => {
  const pages: number[][] = [];
  let before: number | undefined;
  do {
    const page = await searchAudit(system, ADMINISTRATOR, {
      limit: 3,
      ...(before === undefined ? {} : { before })
    });
    pages.push(page.rows.map(({ number }) => number));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
});

test('a row says who did what to which objects', async () => {
  const { rows } = await searchAudit(system, OPERATOR, { limit: 1 });
  expect(rows).toEqual([
    {
      number: 7,
      at: START + 6 * 12 * 3_600_000,
      actor: ADMINISTRATOR.name,
      act: 'register-authority',
      detail: {},
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      objects: [{ kind: 'authority', id: ids[6] }]
    }
  ]);
});

test('filters', async () => {
  expect(await found({ actor: OPERATOR.name })).toEqual([6, 4, 2]);
  expect(await found({ act: 'register-authority' })).toHaveLength(7);
  expect(await found({ act: 'settle-round' })).toEqual([]);
  expect(await found({ kind: 'authority', object: ids[2]! })).toEqual([3]);
  expect(await found({ object: ids[2]! })).toEqual([3]);
  expect(await found({ kind: 'studio', object: ids[2]! })).toEqual([]);
  expect(await found({ kind: 'authority' })).toHaveLength(7);
});

test('a period is of days in Shanghai, the last one too', async () => {
  expect(await found({ from: '2026-06-30', to: '2026-06-30' })).toEqual([2, 1]);
  expect(await found({ from: '2026-07-02' })).toEqual([7, 6, 5]);
  expect(await found({ to: '2026-07-01' })).toEqual([4, 3, 2, 1]);
  expect(await found({ from: '2026-07-01', to: '2026-07-02', actor: OPERATOR.name })).toEqual([6, 4]);
});

test('the exported lines are the whole chain: every hash can be recomputed from them', async () => {
  const lines: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { lines: string[]; next: number | null } = await exportAudit(system, OPERATOR, {
      after,
      limit: 2
    });
    lines.push(...page.lines);
    after = page.next;
  }
  expect(lines).toHaveLength(7);
  let previous = GENESIS;
  for (const line of lines) {
    const { objects, ...row } = JSON.parse(line) as AuditRow & {
      objects: [string, string, string | null, string | null][];
    };
    const changes = objects.map(([kind, object, before, after]) => ({ kind, object, before, after }));
    expect(row.changes).toBe(changesDigest(changes));
    expect(row.hash).toBe(rowHash(row));
    expect(row.previous).toBe(previous);
    previous = row.hash;
  }
  expect(await verifyAudit(system, OPERATOR, {})).toMatchObject({
    rows: 7,
    head: { number: 7, hash: previous }
  });
});

test('nobody else reads it', async () => {
  for (const actor of [
    PUBLIC,
    actorOf('manager'),
    actorOf('expert'),
    actorOf('official'),
    actorOf('staff')
  ]) {
    expect((await refusalOf(searchAudit(system, actor, { limit: 1 }))).code).toBe('forbidden');
    expect((await refusalOf(exportAudit(system, actor, { after: 0, limit: 1 }))).code).toBe('forbidden');
    expect((await refusalOf(verifyAudit(system, actor, {}))).code).toBe('forbidden');
  }
});
