/** What was done to the chain itself, to sheets' histories, contents and anchors is found and named. */
import { appendFileSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { GENESIS, rowHash, type AuditRow } from '#lib/server/audit/chain.ts';
import { changeHash, NO_CHANGE, type HistoryChange } from '#lib/server/audit/history.ts';
import { verifyAudit as verifyStore } from '#lib/server/audit/verify.ts';
import { checkStore } from '#lib/server/check.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { openBackdoor, type Backdoor } from './support/backdoor.ts';
import { ENGINE } from './support/engines.ts';
import { recorded, recordedSystem } from './support/recorded.ts';
import { freshSystem, OPERATOR, type TestSystem } from './support/system.ts';

let system: TestSystem;
let backdoor: Backdoor;
const DAY = 86_400_000;

const verify = () => verifyAudit(system, OPERATOR, {});
const findings = async (): Promise<Problem[]> => (await verify()).problems;
/** As without an anchors file. */
const findingsInside = async (): Promise<Problem[]> =>
  (await system.store.read((db) => verifyStore(db, system.contents, null))).problems;
const codes = (problems: readonly Problem[]): string[] =>
  [...new Set(problems.map(({ code }) => code))].sort();

afterEach(async () => {
  expect(system.reports).toEqual([]);
  await backdoor.close();
  await system.drop();
});

describe('the chain', () => {
  beforeEach(async () => {
    system = await freshSystem();
    backdoor = await openBackdoor(system.url);
    for (let i = 1; i <= 6; i++) {
      await registerAuthority(system, OPERATOR, { kind: 'district', name: `${i}` });
      system.pass(DAY); // so that each next act anchors the day before
    }
    expect(await verify()).toMatchObject({ rows: 6, objects: 6, anchors: 5, problems: [] });
  });

  test.for([
    ['at', 1],
    ['actor', 'somebody'],
    ['act', 'nothing'],
    ['detail', '{"reason":"forged"}'],
    ['detail', 'no json'],
    ['changes', 'f'.repeat(64)],
    ['hash', 'f'.repeat(64)],
    ['previous', 'f'.repeat(64)]
  ] as const)('an edited row: %s', async ([column, value]) => {
    await backdoor.run(`update audit set ${column} = $1 where number = 3`, [value]);
    expect(await findings()).toContainEqual({ code: 'audit-row-altered', detail: { number: 3 } });
    expect(codes(await findings()).filter((code) => code === 'audit-link-broken')).toHaveLength(
      column === 'hash' || column === 'previous' ? 1 : 0
    );
  });

  test.for([
    ['an edited change', `update audit_change set after = 'f' where number = 3`],
    ['a removed change', 'delete from audit_change where number = 3'],
    ['an added change', `insert into audit_change values (3, 'studio', 'x', null, null)`]
  ] as const)('%s of a row', async ([, statement]) => {
    await backdoor.run(statement);
    expect(await findings()).toContainEqual({ code: 'audit-row-altered', detail: { number: 3 } });
  });

  test('a row deleted in the middle', async () => {
    for (const table of ['audit_change', 'audit'])
      await backdoor.run(`delete from ${table} where number = 3`);
    const found = await findings();
    expect(found).toContainEqual({ code: 'audit-row-missing', detail: { number: 3 } });
    expect(codes(found)).toEqual(['audit-object-unrecorded', 'audit-row-missing']);
  });

  test('rows that were numbered anew after one was deleted', async () => {
    for (const table of ['audit_change', 'audit']) {
      await backdoor.run(`delete from ${table} where number = 3`);
      for (const n of [4, 5, 6])
        await backdoor.run(`update ${table} set number = number - 1 where number = ${n}`);
    }
    expect(codes(await findings())).toEqual(
      expect.arrayContaining(['audit-row-altered', 'audit-link-broken', 'audit-rewritten'])
    );
  });

  test('a cut-off tail, by the objects', async () => {
    for (const table of ['audit_change', 'audit'])
      await backdoor.run(`delete from ${table} where number > 4`);
    const found = await findingsInside();
    expect(found.filter(({ code }) => code === 'audit-object-unrecorded')).toHaveLength(2);
    expect(found).toContainEqual({ code: 'audit-cut-off', detail: { number: 5, last: 4 } }); // the table of anchors
  });

  test('a tail whose rows are gone and whose changes are not', async () => {
    await backdoor.run('delete from audit where number = 6');
    expect(await findings()).toContainEqual({ code: 'audit-row-missing', detail: { number: 6 } });
  });

  test('a cut-off tail with its objects, by the anchors file alone', async () => {
    for (const table of ['audit_change', 'audit', 'anchor'])
      await backdoor.run(`delete from ${table} where number > 4`);
    await backdoor.run(`delete from authority where name in ('5', '6')`);
    expect(await findingsInside()).toEqual([]);
    expect(await findings()).toEqual([{ code: 'audit-cut-off', detail: { number: 5, last: 4 } }]);
  });

  test('a wholly rewritten chain, by the anchors file alone', async () => {
    const rows = (await system.store.read(({ orm, t }) =>
      orm.select().from(t.audit).orderBy(t.audit.number)
    )) as AuditRow[];
    let previous = GENESIS;
    for (const row of rows) {
      const forged = { ...row, actor: row.number === 2 ? 'user:innocent' : row.actor, previous };
      previous = rowHash(forged);
      await backdoor.run('update audit set actor = $1, previous = $2, hash = $3 where number = $4', [
        forged.actor,
        forged.previous,
        previous,
        row.number
      ]);
      await backdoor.run('update anchor set hash = $1 where number = $2', [previous, row.number]);
    }
    expect(await findingsInside()).toEqual([]);
    expect(await findings()).toEqual(
      [2, 3, 4, 5].map((number) => ({ code: 'audit-rewritten', detail: { number } }))
    );
  });

  test('a chain that is gone', async () => {
    for (const table of ['audit_change', 'audit', 'anchor', 'authority'])
      await backdoor.run(`delete from ${table}`);
    const { rows, head, problems } = await verify();
    expect({ rows, head }).toEqual({ rows: 0, head: { number: 0, hash: GENESIS } });
    expect(problems).toEqual(
      [1, 2, 3, 4, 5].map((number) => ({ code: 'audit-cut-off', detail: { number, last: 0 } }))
    );
  });

  test('a number far away fills no memory', async () => {
    await backdoor.run('update audit_change set number = 4000000000 where number = 6');
    await backdoor.run('update audit set number = 4000000000 where number = 6');
    const found = await findings();
    expect(found).toContainEqual({ code: 'audit-row-missing', detail: { number: 6 } });
    expect(found.length).toBeLessThanOrEqual(1000);
  });

  test('an object that was changed outside an act, then by one', async () => {
    const [row] = await backdoor.run(`select id from authority where name = '2'`);
    const id = row!['id'] as string;
    await backdoor.run(`update authority set name = 'x' where id = $1`, [id]);
    await recorded(system, { kind: 'authority', ids: [id] }, async ({ orm, t }) => {
      await orm.update(t.authority).set({ kind: 'supervising-body' }).where(eq(t.authority.id, id));
    });
    expect(await findings()).toEqual([{ code: 'audit-jump', detail: { kind: 'authority', id, number: 7 } }]);
  });

  test('lines of the anchors file that say nothing', async () => {
    const file = system.anchorsFile!;
    appendFileSync(file, 'no line\n{"number":"5"}\n\n{"number":6');
    expect(await verify()).toMatchObject({
      anchors: 5,
      problems: [6, 7, 8, 9].map((line) => ({ code: 'anchors-unreadable', detail: { file, line } }))
    });
  });

  test('an anchors file that is gone, and one that lost lines', async () => {
    const file = system.anchorsFile!;
    const lines = readFileSync(file, 'utf8').split('\n');
    const missing = (...numbers: number[]) =>
      numbers.map((number) => ({ code: 'anchor-missing', detail: { number } }));
    writeFileSync(file, lines.filter((_, i) => i !== 1 && i !== 4).join('\n'));
    expect(await verify()).toMatchObject({ anchors: 3, problems: missing(2, 5) });
    rmSync(file);
    expect(await verify()).toMatchObject({
      anchors: 0,
      problems: [{ code: 'anchors-file-missing', detail: { file } }, ...missing(1, 2, 3, 4, 5)]
    });
    expect(await findingsInside()).toEqual([]);
  });

  test('an edited anchor', async () => {
    const file = system.anchorsFile!;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"hash":"...../, '"hash":"00000'));
    expect(codes(await findings())).toEqual(['audit-rewritten']);
  });
});

describe('what the program never makes', () => {
  beforeEach(async () => {
    system = await freshSystem();
    backdoor = await openBackdoor(system.url);
  });

  const PLANTED: [string, string, string[]][] =
    ENGINE === 'sqlite'
      ? [
          ['trigger', 'silent', ['create trigger silent after insert on sheet begin delete from fact; end']],
          ['view', 'seen', ['create view seen as select * from sheet']]
        ]
      : [
          [
            'trigger',
            'silent',
            [
              `create function quiet() returns trigger language plpgsql as 'begin return null; end'`,
              'create trigger silent before insert on sheet for each row execute function quiet()'
            ]
          ],
          ['view', 'seen', ['create view seen as select * from sheet']],
          ['view', 'kept', ['create materialized view kept as select * from sheet']],
          ['rule', 'instead', ['create rule instead as on delete to sheet do instead nothing']]
        ];

  test.for(PLANTED)('a %s', async ([kind, name, statements]) => {
    for (const statement of statements) await backdoor.run(statement);
    const expected = { code: 'store-foreign-object', detail: { kind, name } };
    expect(await findings()).toEqual([expected]);
    expect((await checkStore(system)).problems).toContainEqual(expected);
  });
});

describe('a full store', () => {
  let full: Awaited<ReturnType<typeof recordedSystem>>;
  beforeEach(async () => {
    full = await recordedSystem();
    system = full;
    backdoor = await openBackdoor(system.url);
  });

  const sheet = (i = 0): string => full.rows.get('sheet')![i]!['id'] as string;
  const differs = (step: number): unknown => ({ code: 'history-differs', detail: { sheet: sheet(), step } });

  test.for([
    ['input', '{"amount":9}'],
    ['input', 'no json'],
    ['points', 999],
    ['points', null],
    ['revision', 3],
    ['change_id', 'change-0-0']
  ] as const)('an edited entry: %s = %s', async ([column, value]) => {
    await backdoor.run(`update entry set ${column} = $1 where sheet = $2`, [value, sheet()]);
    const found = await findings();
    expect(found).toEqual([differs(value === 'no json' ? 0 : 3)]);
  });

  test('a removed and an added entry', async () => {
    await backdoor.run('delete from entry where sheet = $1', [sheet()]);
    await backdoor.run(`insert into entry values ($1, 'other', '{}', 1, 1, 'change-0-0')`, [sheet()]);
    expect(await findings()).toEqual(expect.arrayContaining([differs(0), differs(3)]));
    expect(await findings()).toHaveLength(2);
  });

  test.for([
    ['input', '{"amount":9}'],
    ['outcome', 'same'],
    ['points', 1],
    ['user', null],
    ['device_at', 1],
    ['at', 1],
    ['edition', 2],
    ['base_revision', 9],
    ['revision', 9],
    ['criterion', 'other'],
    ['hash', 'f'.repeat(64)],
    ['step', 9]
  ] as const)('an edited change: %s', async ([column, value]) => {
    await backdoor.run(`update entry_change set "${column}" = $1 where id = 'change-0-1'`, [value]);
    expect(await findings()).toContainEqual(differs(2));
  });

  test.for([0, 1, 2, 3])('change %i removed', async (i) => {
    await backdoor.run(`delete from entry_change where id = 'change-0-${i}'`);
    expect(await findings()).toContainEqual(differs(i + 1));
  });

  test('a change that was added, with its hash', async () => {
    const last = (
      await system.store.read(({ orm, t }) => orm.select().from(t.entryChange).orderBy(t.entryChange.id))
    ).find(({ id }) => id === 'change-0-3')!;
    const forged: HistoryChange = { ...last, id: 'forged', step: 5 };
    const columns =
      'id, sheet, step, edition, criterion, input, base_revision, revision, outcome, points, "user", device_at, at';
    await backdoor.run(
      `insert into entry_change (hash, ${columns}) select $1, 'forged', sheet, 5, ${columns.split(', ').slice(3).join(', ')} from entry_change where id = 'change-0-3'`,
      [changeHash(last.hash, forged)]
    );
    expect(await findings()).toEqual([differs(5)]);
    // With the sheet's head, too, it is the sheet that differs from what the chain recorded.
    await backdoor.run('update sheet set changes = 5, head = $1 where id = $2', [
      changeHash(last.hash, forged),
      sheet()
    ]);
    expect(codes(await findings())).toEqual(['audit-object-differs']);
  });

  test('a history that was rewritten from its start', async () => {
    const rows = (await system.store.read(({ orm, t }) => orm.select().from(t.entryChange)))
      .filter((row) => row.sheet === sheet())
      .sort((a, b) => a.step - b.step);
    let previous = NO_CHANGE;
    for (const row of rows) {
      previous = changeHash(previous, { ...row, deviceAt: 6 });
      await backdoor.run('update entry_change set device_at = 6, hash = $1 where id = $2', [
        previous,
        row.id
      ]);
    }
    expect(await findings()).toEqual([differs(4)]);
  });

  test('changes and entries of no sheet', async () => {
    await backdoor.run(`insert into entry values ('nowhere', 'c', '{}', 1, 1, 'x')`);
    expect(await findings()).toEqual([{ code: 'history-differs', detail: { sheet: 'nowhere', step: 0 } }]);
  });

  test('an edited and a removed content', async () => {
    const [edited, removed] = [
      full.rows.get('attachment')![0]!['digest'] as string,
      full.rows.get('settlement')![1]!['bundle'] as string
    ];
    if (ENGINE === 'sqlite') {
      const file = `${fileURLToPath(system.url)}.attachments/${edited.slice(0, 2)}/${edited}`;
      writeFileSync(file, 'another photo');
    } else
      await backdoor.run('update content set bytes = $1 where digest = $2', [
        Buffer.from('another photo'),
        edited
      ]);
    await system.store.tx((db) => system.contents.remove(db, removed));
    expect(await findings()).toEqual([
      { code: 'content-differs', detail: { digest: edited } },
      { code: 'content-missing', detail: { digest: removed } }
    ]);
  });

  test('a content’s name that leads elsewhere', async () => {
    await backdoor.run(`update attachment set digest = '../../store.sqlite'`);
    expect(await findings()).toContainEqual({
      code: 'content-missing',
      detail: { digest: '../../store.sqlite' }
    });
  });

  test('a notice whose head never was', async () => {
    const before = full.rows.get('notice')![0]!;
    await backdoor.run('update notice set audit_hash = $1 where id = $2', ['f'.repeat(64), before['id']]);
    const found = await findings();
    expect(found).toContainEqual({ code: 'audit-rewritten', detail: { number: before['auditNumber'] } });
    expect(codes(found)).toEqual(['audit-object-differs', 'audit-rewritten']);
  });
});

describe('whatever was done by acts', () => {
  beforeEach(async () => {
    system = await freshSystem();
    backdoor = await openBackdoor(system.url);
  });

  test('verifies', { timeout: 120_000 }, async () => {
    const act = fc.record({
      what: fc.constantFrom('make', 'rename', 'remove'),
      which: fc.nat(5),
      wait: fc.nat(2 * DAY)
    });
    const there = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const { what, which, wait } of acts) {
          const id = `a${which}`;
          system.pass(wait);
          await recorded(system, { kind: 'authority', ids: [id] }, async ({ orm, t }) => {
            if (what === 'remove') {
              await orm.delete(t.authority).where(eq(t.authority.id, id));
              there.delete(id);
            } else if (there.has(id)) {
              await orm.update(t.authority).set({ name: system.newId() }).where(eq(t.authority.id, id));
            } else {
              await orm
                .insert(t.authority)
                .values({ id, kind: 'district', name: system.newId(), createdAt: wait });
              there.add(id);
            }
          });
        }
        expect(await findings()).toEqual([]);
      }),
      { numRuns: 25, seed: 7 }
    );
  });
});
