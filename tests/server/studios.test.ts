/** The registers as they are looked up: what is found, in which order, how many, and what a studio's page is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { importStudios } from '#lib/server/services/import-studios.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import { listStudioChoices } from '#lib/server/services/list-studio-choices.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { listUnits } from '#lib/server/services/list-units.ts';
import { readStudio } from '#lib/server/services/read-studio.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { registerStudio } from '#lib/server/services/register-studio.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { askedOf, SHAPE } from '../../src/routes/(desk)/registry/studios/studio-list.ts';
import { addressOf, readQuery } from '#lib/ui/list-query.ts';
import { openBackdoor } from './support/backdoor.ts';
import { codesOf, refusalsOf } from './support/refusals.ts';
import { deliberationRound, publish } from './support/stages.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

const page = { offset: 0, limit: 500 };
let world: World;
let district: Actor;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 5, experts: 4 });
  const { system, manager, authorities } = world;
  district = await world.account('official', authorities[0]);
  const extra = [
    { code: 'T1', trade: '焊工', recognisedOn: '2020-05-01', leader: '一百％领办' },
    { code: 'T2', trade: '焊工', recognisedOn: '2021-05-01', policy: 'urumqi-2023' },
    { code: 'T3', trade: '钳工' }
  ];
  const rows = extra.map((cells, index) => ({
    line: index + 2,
    surplus: 0,
    cells: {
      name: `示范另册 ${index + 1}`,
      authority: '示范二区',
      unit: '示范单位 02',
      leader: '示范领办人',
      ...cells
    }
  }));
  await importStudios(system, manager, { rows, take: 'all' });
});
afterAll(() => world.system.drop());

type Asked = Omit<Parameters<typeof listStudios>[2], 'page'>;
const codes = async (asked: Asked, actor: Actor = world.manager): Promise<string[]> => {
  const { rows, total } = await listStudios(world.system, actor, { ...asked, page });
  expect(total).toBe(rows.length);
  return rows.map(({ code }) => code);
};

describe('studios', () => {
  test.each<[string, Asked, string[]]>([
    ['by trade', { trade: '焊工' }, ['T1', 'T2']],
    ['by the year of recognition', { year: '2020' }, ['T1']],
    ['by regulation', { policy: 'urumqi-2023', trade: '焊工' }, ['T2']],
    [
      'by a part of any text, case and width of a sign apart',
      { search: 's0' },
      ['S01', 'S02', 'S03', 'S04', 'S05']
    ],
    ['by a sign that a pattern would take for its own', { search: '%' }, []],
    ['by the unit', { search: '单位 03' }, ['S03']],
    ['by nothing that is there', { trade: '焊工', year: '2024' }, []]
  ])('are found %s', async (_name, asked, found) => {
    expect(await codes(asked)).toEqual(found);
  });

  test('are found by district, and those of others by nobody of another', async () => {
    const [first, second] = world.authorities;
    expect(await codes({ authority: second })).toEqual(['S02', 'S05', 'T1', 'T2', 'T3']);
    expect(await codes({ authority: second }, district)).toEqual([]);
    expect(await codes({ authority: first }, district)).toEqual(['S01', 'S04']);
  });

  test('stand in the order that is asked for; what is not known stands last', async () => {
    expect(await codes({ sort: 'code', descending: true, trade: '焊工' })).toEqual(['T2', 'T1']);
    const up = await codes({ sort: 'recognisedOn' });
    expect([up[0], up.at(-1)]).toEqual(['T1', 'T3']);
    const down = await codes({ sort: 'recognisedOn', descending: true });
    expect([down[0], down.at(-1)]).toEqual(['S01', 'T3']);
    expect((await codes({ sort: 'unit' })).slice(0, 2)).toEqual(['S01', 'S04']);
  });

  test('come page by page, each once', async () => {
    const seen: string[] = [];
    for (let offset = 0; offset < 8; offset += 3) {
      const { rows, total } = await listStudios(world.system, world.manager, {
        sort: 'trade',
        page: { offset, limit: 3 }
      });
      expect(total).toBe(8);
      seen.push(...rows.map(({ code }) => code));
    }
    expect(new Set(seen).size).toBe(8);
  });

  test('are told apart by what some of them have', async () => {
    const all = await listStudioChoices(world.system, world.manager, {});
    expect(all).toMatchObject({
      trades: ['焊工', '电工', '钳工'].sort(),
      policies: ['urumqi-2023'],
      years: ['2024', '2021', '2020']
    });
    expect(all.authorities.map(({ name, studios }) => [name, studios])).toEqual([
      ['示范一区', 2],
      ['示范二区', 5],
      ['示范集团', 1]
    ]);
    const own = await listStudioChoices(world.system, district, {});
    expect([own.authorities.length, own.trades, own.years]).toEqual([1, ['电工'], ['2024']]);
  });
});

test('an address asks the service for what it says', () => {
  const asked = (text: string) => {
    const query = readQuery(new URL(`http://host/registry/studios${text}`), SHAPE);
    expect(addressOf(query, SHAPE)).toBe(text);
    return askedOf(query);
  };
  expect(asked('?')).toEqual({ sort: 'code', descending: false });
  expect(asked('?q=S01&trade=%E7%94%B5%E5%B7%A5&grade=pass&sort=recognisedOn&order=asc')).toEqual({
    search: 'S01',
    trade: '电工',
    grade: 'pass',
    sort: 'recognisedOn',
    descending: false
  });
});

/** A round whose notice has begun. @returns its id */
async function published(code: string): Promise<string> {
  const { round } = await deliberationRound(world, code);
  await publish(world, round);
  return round;
}

describe('a studio', () => {
  test('shows what was made public of its rounds, the last grade in the list too', async () => {
    const { system, manager } = world;
    expect(await codes({ grade: 'excellent' })).toEqual([]);
    const stage = await deliberationRound(world, 'R-page');
    const before = await readStudio(system, manager, { code: 'S01' });
    expect(before.rounds).toEqual([]);
    expect(before.underway).toMatchObject([{ round: 'R-page', state: 'deliberation' }]);
    const { notice } = await publish(world, stage.round);
    const after = await readStudio(system, district, { code: 'S01' });
    expect(after.underway).toEqual([]);
    expect(after.rounds).toMatchObject([{ round: 'R-page', notice: { id: notice }, supersededBy: null }]);
    const [shown] = after.rounds;
    expect(shown!.bands.map(({ id }) => id)).toContain(shown!.grade);
    expect((await readStudio(system, district, { studio: after.studio.id })).rounds).toEqual(after.rounds);

    const { rows } = await listStudios(system, manager, { search: 'S0', page });
    for (const row of rows) {
      const { rounds } = await readStudio(system, manager, { code: row.code });
      const graded = rounds.find(({ grade }) => grade !== null);
      expect([row.last?.grade, row.last?.total], row.code).toEqual([graded?.grade, graded?.total]);
    }
    const grades = [...new Set(rows.flatMap(({ last }) => (last ? [last.grade] : [])))];
    expect(grades.length).toBeGreaterThan(0);
    for (const grade of grades) {
      expect(await codes({ grade })).toEqual(
        rows.filter(({ last }) => last?.grade === grade).map(({ code }) => code)
      );
    }
    const choices = await listStudioChoices(system, manager, {});
    expect(choices.grades.map(({ id }) => id)).toEqual(expect.arrayContaining(grades));

    await withdrawNotice(system, manager, { round: stage.round, reason: '名单有误' });
    expect((await listStudios(system, manager, { search: 'S01', page })).rows[0]!.last).toBe(null);
    expect(await codes({ grade: grades[0]! })).toEqual([]);
  });

  test('has the grade of the round that replaces another, whichever was later', async () => {
    const { system, manager } = world;
    const [later, earlier] = [await published('R-later'), await published('R-earlier')];
    const last = async () =>
      (await listStudios(system, manager, { search: 'S02', page })).rows[0]!.last?.round;
    const backdoor = await openBackdoor(system.url);
    await backdoor.run('update round set date = $1 where id = $2', ['2026-01-01', earlier]);
    expect(await last()).toBe('R-later');
    await backdoor.run('update round set supersedes = $1 where id = $2', [later, earlier]);
    await backdoor.close();
    expect(await last()).toBe('R-earlier');
  });

  test('is registered by hand with its unit, which is made once', async () => {
    const { system, manager, authorities } = world;
    const unit = { name: '示范新单位', authority: authorities[0] };
    const studio = { name: '示范手录', unit, leader: '甲', trade: '电工' };
    await registerStudio(system, manager, { ...studio, code: 'H1' });
    await registerStudio(system, manager, { ...studio, code: 'H2' });
    expect((await listUnits(system, manager, { search: unit.name, page })).total).toBe(1);
    expect((await readStudio(system, manager, { code: 'H2' })).unit.name).toBe(unit.name);
    // What is refused leaves no unit behind.
    const other = { ...unit, name: '示范另一单位' };
    expect(
      await refusalsOf(registerStudio(system, manager, { ...studio, unit: other, code: 'H1' }))
    ).toMatchObject([{ code: 'already-there', path: 'code' }]);
    expect((await listUnits(system, manager, { search: other.name, page })).total).toBe(0);
    const empty = { ...studio, code: 'H3', unit: { ...unit, name: '' } };
    expect(
      (await refusalsOf(registerStudio(system, manager, empty))).map(({ code, path }) => [code, path])
    ).toEqual([['empty-text', 'unit.name']]);
    const staff = await world.account('manager', authorities[1]);
    expect(await codesOf(registerStudio(system, staff, { ...studio, code: 'H4' }))).toEqual(['not-found']);
  });
});

test('units are listed within the scope', async () => {
  const { system, authorities } = world;
  const own = await world.account('manager', authorities[1]);
  const { rows } = await listUnits(system, own, { page });
  expect(rows.map(({ name, authorityName }) => [name, authorityName])).toEqual([['示范单位 02', '示范二区']]);
  expect((await listUnits(system, own, { authority: authorities[0], page })).total).toBe(0);
});

test('experts are found by name, employer and unit, in any order', async () => {
  const { system, manager, units, authorities } = world;
  await registerExpert(system, manager, { name: '专家癸', affiliation: '示范技师学院', unit: units[1] });
  const names = async (asked: Omit<Parameters<typeof listExperts>[2], 'page'>): Promise<string[]> => {
    const { rows, total } = await listExperts(system, manager, { ...asked, page });
    expect(total).toBe(rows.length);
    return rows.map(({ name }) => name);
  };
  expect(await names({ search: '技师学院' })).toEqual(['专家癸']);
  expect(await names({ search: '单位 02' })).toEqual(['专家癸']);
  expect(await names({ authority: authorities[1] })).toEqual(['专家癸']);
  expect((await names({ sort: 'unit' }))[0]).toBe('专家癸');
  expect((await names({ sort: 'unit', descending: true }))[0]).toBe('专家癸');
  expect(await names({ search: '专家' })).toHaveLength(5);
});

test('five thousand studios with their grades are searched and sorted in a moment', async () => {
  const { system, manager } = world;
  const rows = Array.from({ length: 5_000 }, (_, index) => ({
    line: index + 2,
    surplus: 0,
    cells: {
      code: `L${index}`,
      name: `示范大册 ${index}`,
      authority: '示范一区',
      unit: `示范大单位 ${index % 900}`,
      leader: '示范领办人',
      trade: ['电工', '焊工', '钳工'][index % 3]!
    }
  }));
  await importStudios(system, manager, { rows, take: 'all' });
  const asked: Asked[] = [{}, { search: '大册 49' }, { sort: 'unit', descending: true }, { grade: 'pass' }];
  for (const each of asked) {
    const ask = () => listStudios(system, manager, { ...each, page: { offset: 0, limit: 50 } });
    await ask();
    const began = performance.now();
    for (let time = 0; time < 5; time++) await ask();
    const took = (performance.now() - began) / 5;
    expect(took, JSON.stringify(each)).toBeLessThan(250);
  }
}, 60_000);
