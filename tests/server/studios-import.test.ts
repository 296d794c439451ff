/** A list of studios into the register: what becomes of each row, and that nothing else than what was shown is done. */
import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import type { ListedStudio, StudioField } from '#lib/server/import/studios.ts';
import { importStudios } from '#lib/server/services/import-studios.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { listUnits } from '#lib/server/services/list-units.ts';
import { previewStudios } from '#lib/server/services/preview-studios.ts';
import { readStudio } from '#lib/server/services/read-studio.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { codesOf, refusalsOf } from './support/refusals.ts';
import { changedTables, snapshot } from './support/snapshot.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let district: Actor;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 3, experts: 0 });
  district = await world.account('manager', world.authorities[0]);
});
afterAll(() => world.system.drop());

let line = 1;
beforeEach(() => (line = 1));

type Cells = Partial<Record<StudioField, string>>;
const row = (cells: Cells): ListedStudio => ({ line: ++line, surplus: 0, cells });

const page = { offset: 0, limit: 10 };

let number = 100;
/** A studio that is not there yet. */
const fresh = (cells: Cells = {}): Cells => ({
  code: `N${++number}`,
  name: `示范工作室 ${number}`,
  authority: '示范一区',
  unit: '示范单位 01',
  leader: '示范领办人',
  trade: '焊工',
  ...cells
});
/** S01, as the world has it. */
const known = (cells: Cells = {}): Cells => ({
  code: 'S01',
  name: '示范工作室 01',
  authority: '示范一区',
  unit: '示范单位 01',
  leader: '示范领办人 1',
  trade: '电工',
  recognisedOn: '2024-07-01',
  policy: 'urumqi-2023',
  ...cells
});
const preview = (rows: ListedStudio[], actor: Actor = world.manager) =>
  previewStudios(world.system, actor, { rows });
const kinds = async (rows: ListedStudio[], actor?: Actor): Promise<string[]> =>
  (await preview(rows, actor)).verdicts.map(({ kind }) => kind);
const faultsOf = async (cells: Cells, actor?: Actor) =>
  (await preview([row(cells)], actor)).verdicts[0]!.faults.map(({ code, path }) => [code, path]);

describe('a row', () => {
  test('is new, the same, or differs by what it says otherwise', async () => {
    const { verdicts } = await preview([
      row(fresh()),
      row(known()),
      row(known({ code: 'S02', name: '改名', authority: '示范二区', unit: '示范单位 02', leader: '换人' }))
    ]);
    expect(verdicts.map(({ line: at, kind }) => [at, kind])).toEqual([
      [2, 'new'],
      [3, 'same'],
      [4, 'differs']
    ]);
    expect(verdicts[2]!.changes).toEqual([
      { field: 'name', was: '示范工作室 02', now: '改名' },
      { field: 'leader', was: '示范领办人 2', now: '换人' }
    ]);
  });

  test('leaves alone what it does not say', async () => {
    const { recognisedOn: _, policy: __, ...silent } = known();
    expect(await kinds([row(silent)])).toEqual(['same']);
  });

  test('names a regulation by its id or its title', async () => {
    const { title } = world.policy.data;
    expect(await kinds([row(known({ policy: title }))])).toEqual(['same']);
  });

  test('has all of its faults named, each with its cell', async () => {
    const bad = {
      code: '-1',
      name: ' ',
      authority: '无此区',
      trade: '字'.repeat(201),
      recognisedOn: '7/1/2024'
    };
    expect(await faultsOf({ ...bad, policy: '无此办法' })).toEqual([
      ['bad-id', 'code'],
      ['empty-text', 'name'],
      ['missing-key', 'unit'],
      ['missing-key', 'leader'],
      ['text-too-long', 'trade'],
      ['bad-date', 'recognisedOn'],
      ['not-found', 'authority'],
      ['not-found', 'policy']
    ]);
  });

  test('that has more cells than the list has columns is faulty', async () => {
    const { verdicts } = await preview([{ ...row(fresh()), surplus: 2 }]);
    expect(verdicts[0]!.faults).toMatchObject([{ code: 'cells-surplus', detail: { cells: 2 } }]);
  });

  test('whose code stands in another row is faulty, and so is the other', async () => {
    const twice = fresh();
    const { verdicts } = await preview([row(twice), row(fresh()), row({ ...twice, name: '另一个' })]);
    expect(verdicts.map(({ faults }) => faults.map(({ detail }) => detail))).toEqual([
      [{ line: 4 }],
      [],
      [{ line: 2 }]
    ]);
  });

  test('gives a title since the day of recognition, and none without a day', async () => {
    expect(await faultsOf(fresh({ title: '市级' }))).toEqual([['missing-key', 'recognisedOn']]);
    const rows = [row(fresh({ title: '市级', recognisedOn: '2025-01-01' })), row(known({ title: '市级' }))];
    const { system, manager } = world;
    const { verdicts, digest } = await preview(rows);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['new', 'differs']);
    expect(verdicts[1]!.changes).toEqual([{ field: 'title', was: null, now: '市级' }]);
    await importStudios(system, manager, { rows, digest, take: 'all', reason: '补登称号' });
    const { titles } = await readStudio(system, manager, { code: 'S01' });
    expect(titles).toMatchObject([{ title: '市级', since: '2024-07-01', until: null, reason: '补登称号' }]);
    expect(await kinds(rows)).toEqual(['same', 'same']);
  });
});

describe('who manages one district alone', () => {
  test('need not name it, and reaches no other', async () => {
    const { authority: _, ...silent } = fresh();
    expect(await kinds([row(silent)], district)).toEqual(['new']);
    expect(await faultsOf(silent)).toEqual([['missing-key', 'authority']]);
    expect(await faultsOf(fresh({ authority: '示范二区' }), district)).toEqual([['not-found', 'authority']]);
  });

  test('does not learn what another district has registered under a code', async () => {
    const theirs = { ...known(), code: 'S02' };
    expect(await faultsOf(theirs, district)).toEqual([['already-there', 'code']]);
    const { verdicts } = await preview([row(theirs)], district);
    expect(JSON.stringify(verdicts)).not.toContain('示范单位 02');
  });
});

describe('a list', () => {
  test('makes its studios and units, and again changes nothing', async () => {
    const { system, manager, authorities } = world;
    const unit = '示范单位 21';
    const rows = [
      row(fresh({ unit, address: '示范路 1 号', recognisedOn: '2025-03-01', policy: 'urumqi-2023' })),
      row(fresh({ unit })),
      row(fresh({ unit, authority: '示范二区' }))
    ];
    const { digest, newUnits, verdicts } = await preview(rows);
    expect(newUnits).toEqual([unit, unit]);
    expect(verdicts.map(({ makesUnit }) => makesUnit)).toEqual([true, true, true]);
    expect(await importStudios(system, manager, { rows, digest, take: 'all' })).toEqual({
      made: 3,
      changed: 0,
      units: 2,
      same: 0,
      left: 0
    });
    const found = await listUnits(system, manager, { search: unit, page });
    expect(found.rows.map(({ authority }) => authority).sort()).toEqual(
      [authorities[0], authorities[1]].sort()
    );
    expect((await readStudio(system, manager, { code: rows[0]!.cells.code! })).studio).toMatchObject({
      address: '示范路 1 号',
      recognisedOn: '2025-03-01',
      policy: 'urumqi-2023'
    });

    const before = await snapshot(system);
    expect(await kinds(rows)).toEqual(['same', 'same', 'same']);
    const again = await preview(rows);
    expect(again.newUnits).toEqual([]);
    expect(await importStudios(system, manager, { rows, digest: again.digest, take: 'all' })).toEqual({
      made: 0,
      changed: 0,
      units: 0,
      same: 3,
      left: 0
    });
    expect(changedTables(before, await snapshot(system))).toEqual([]);
    expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  });

  test('with a fault is imported whole or not at all, unless only its good rows are wanted', async () => {
    const { system, manager } = world;
    const rows = [row(fresh()), row(fresh({ leader: '' })), row(fresh())];
    delete rows[1]!.cells.leader;
    const { digest } = await preview(rows);
    const before = await snapshot(system);
    expect(await refusalsOf(importStudios(system, manager, { rows, digest, take: 'all' }))).toMatchObject([
      { code: 'rows-faulty', detail: { lines: [3] } }
    ]);
    expect(changedTables(before, await snapshot(system))).toEqual([]);
    expect(await importStudios(system, manager, { rows, digest, take: 'good' })).toMatchObject({
      made: 2,
      left: 1
    });
    expect((await listStudios(system, manager, { search: rows[1]!.cells.code!, page })).total).toBe(0);
  });

  test('changes what is there only with a reason, and not where only the new ones are wanted', async () => {
    const { system, manager } = world;
    const changed = fresh();
    await importStudios(system, manager, { rows: [row(changed)], take: 'all' });
    const rows = [
      row({ ...changed, leader: '接任领办人', address: '新址', unit: '示范单位 22' }),
      row(fresh())
    ];
    expect(await codesOf(importStudios(system, manager, { rows, take: 'all' }))).toEqual(['reason-missing']);
    expect(await importStudios(system, manager, { rows, take: 'new' })).toMatchObject({
      made: 1,
      changed: 0
    });
    const about = { code: changed.code! };
    expect((await readStudio(system, manager, about)).studio.leader).toBe('示范领办人');
    const done = { rows, take: 'all' as const, reason: '年度核对' };
    expect(await importStudios(system, manager, done)).toMatchObject({ made: 0, changed: 1, units: 1 });
    expect(await readStudio(system, manager, about)).toMatchObject({
      studio: { leader: '接任领办人', address: '新址' },
      unit: { name: '示范单位 22' }
    });
    expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  });

  test('is imported as it was shown, or not at all', async () => {
    const { system, manager, units } = world;
    const rows = [row(fresh()), row(fresh())];
    const { digest } = await preview(rows);
    const { code = '', name = '' } = rows[0]!.cells;
    const other = { code, name, unit: units[0], leader: '别人', trade: '焊工' };
    await registerStudio(system, manager, other);
    const taken = { rows, digest, take: 'good' as const };
    expect(await codesOf(importStudios(system, manager, taken))).toEqual(['list-changed']);
    const others = [rows[0]!, row(fresh())];
    expect(await codesOf(importStudios(system, manager, { ...taken, rows: others }))).toEqual([
      'list-changed'
    ]);
    expect((await listStudios(system, manager, { search: rows[1]!.cells.code!, page })).total).toBe(0);
  });

  test('moves a studio to another unit and district where the account is city-wide', async () => {
    const { system, manager } = world;
    const moved = fresh();
    await importStudios(system, manager, { rows: [row(moved)], take: 'all' });
    const rows = [row({ ...moved, authority: '示范二区', unit: '示范单位 02' })];
    expect((await preview(rows)).verdicts[0]!.changes.map(({ field }) => field)).toEqual([
      'authority',
      'unit'
    ]);
    await importStudios(system, manager, { rows, take: 'all', reason: '迁移' });
    expect((await readStudio(system, manager, { code: moved.code! })).authority.name).toBe('示范二区');
    expect(await codesOf(readStudio(system, district, { code: moved.code! }))).toEqual(['not-found']);
  });

  test('of any rows gives the same verdict for each row in any order, and nothing to do once it is in', async () => {
    const { system, manager } = world;
    const cell = fc.constantFrom('示范工作室', '改名', '  ', '=1+1', '示范单位 01', '示范单位 31', '电工');
    const cells = fc.record(
      {
        code: fc.constantFrom('P1', 'P2', 'P3', 'S01', 'S02', '坏 号'),
        name: cell,
        authority: fc.constantFrom('示范一区', '示范二区', '无此区'),
        unit: cell,
        leader: cell,
        trade: cell,
        recognisedOn: fc.constantFrom('2024-07-01', '2024-13-01'),
        title: fc.constantFrom('市级', '省级')
      },
      { requiredKeys: ['code', 'name', 'authority', 'unit', 'leader', 'trade'] }
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 5 }), async (list) => {
        const rows = list.map((each, index) => ({ line: index + 2, surplus: 0, cells: each }));
        const there = await preview(rows);
        const back = await preview([...rows].reverse());
        // Which of several twins is named is no part of the verdict.
        const plain = ({ faults, ...verdict }: (typeof there.verdicts)[number]) => ({
          ...verdict,
          faults: faults.map(({ code, path }) => [code, path])
        });
        expect(back.verdicts.map(plain).reverse()).toEqual(there.verdicts.map(plain));
        const faulty = there.verdicts.filter(({ kind }) => kind === 'fault').map(({ line: at }) => at);
        const take = { rows, digest: there.digest, take: 'good' as const, reason: '核对' };
        await importStudios(system, manager, take);
        const after = (await preview(rows)).verdicts;
        for (const { line: at, kind } of after) expect(kind).toBe(faulty.includes(at) ? 'fault' : 'same');
      }),
      { numRuns: 25 }
    );
  });
});

test('five thousand studios are previewed and imported in a few seconds', async () => {
  const { system, manager } = world;
  const rows = Array.from({ length: 5_000 }, (_, index) =>
    row(fresh({ code: `L${index}`, unit: `示范大单位 ${index % 900}` }))
  );
  const began = performance.now();
  const { digest } = await preview(rows);
  const previewed = performance.now();
  const key = 'large';
  expect(await importStudios(system, manager, { rows, digest, take: 'all' }, { key })).toMatchObject({
    made: 5_000,
    units: 900
  });
  const imported = performance.now();
  expect(previewed - began).toBeLessThan(4_000);
  expect(imported - previewed).toBeLessThan(15_000);
  const [one] = await system.store.read(({ orm, t }) =>
    orm.select().from(t.studio).where(eq(t.studio.code, 'L4999'))
  );
  expect(one?.name).toContain('示范工作室');
}, 60_000);
