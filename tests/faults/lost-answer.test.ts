/** An answer that was lost: the same batch again is applied once, however often, by whomever and after whatever it comes. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import type { System } from '#lib/server/system.ts';
import { change } from '../server/support/score.ts';
import { checkSystem, SOUND } from './support/check.ts';
import { dieOf } from './support/last-act.ts';
import { freshPlace, makeScene, openPlace, type Place, type Scene } from './support/place.ts';

const ENGINES = [['sqlite'], ['postgres']] as const;
const { damage: _, ...WHOLE } = SOUND;

async function prepared(engine: (typeof ENGINES)[number][0]): Promise<{ place: Place; scene: Scene }> {
  const place = await freshPlace(engine);
  const system = await openPlace(place);
  const { world: _world, ...scene } = await makeScene(system, { experts: 2, studios: 1 });
  await system.store.close();
  return { place, scene };
}

/** A row that is whole, one that is not yet, one that says what stands there, one from an older state. */
function batchOf({ experts, judgements, entries }: Scene) {
  const [{ actor, sheets }] = experts as [Scene['experts'][number]];
  const sheet = sheets[0]!;
  const [a, b] = judgements as [Scene['judgements'][number], Scene['judgements'][number]];
  const evidenced = Object.entries(entries).find(([, input]) => 'met' in input)!;
  const given = [
    change(sheet, a.criterion, { points: 1 }, { id: 'whole' }),
    change(sheet, evidenced[0], {}, { id: 'unfinished' }),
    change(sheet, a.criterion, { points: 1 }, { id: 'the-same', baseRevision: 1 }),
    change(sheet, a.criterion, { points: 0.5 }, { id: 'older-base', baseRevision: 0 }),
    change(sheet, b.criterion, { points: 1 }, { id: 'other-row' })
  ];
  return { actor, input: { changes: given } };
}

const EXPECTED = ['applied', 'applied', 'same', 'conflict', 'applied'];

const savings = ({ store }: System): Promise<[audit: number, changes: number]> =>
  store.read(async ({ orm, t }) => {
    const rows = await orm.select().from(t.audit).where(eq(t.audit.act, 'save-changes'));
    return [rows.length, (await orm.select().from(t.entryChange)).length];
  });

test.for(ENGINES)('%s: what is told again is what was told', async ([engine]) => {
  const { place, scene } = await prepared(engine);
  const system = await openPlace(place);
  const { actor, input } = batchOf(scene);
  const first = await saveChanges(system, actor, input);
  expect(first.outcomes.map(({ outcome }) => outcome)).toEqual(EXPECTED);
  expect(first.outcomes[1]?.problems).not.toEqual([]);
  expect(await saveChanges(system, actor, input)).toEqual(first);
  expect(await savings(system)).toEqual([1, 5]);
  await system.store.close();
  await place.drop();
});

test.for([
  ['sqlite', 'after-commit'],
  ['sqlite', 'before-commit'],
  ['postgres', 'after-commit'],
  ['postgres', 'before-commit']
] as const)('%s: killed %s, sent again by many at once, is applied once', async ([engine, moment]) => {
  const { place, scene } = await prepared(engine);
  const { actor, input } = batchOf(scene);
  await dieOf({ place, moment, changes: { actor, input } });
  // Several servers share a PostgreSQL; a SQLite file has one.
  const servers = [await openPlace(place), ...(engine === 'postgres' ? [await openPlace(place)] : [])];
  expect(await savings(servers[0]!)).toEqual(moment === 'after-commit' ? [1, 5] : [0, 0]);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => saveChanges(servers[i % servers.length]!, actor, input))
  );
  for (const { outcomes } of answers) {
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(EXPECTED);
    expect(outcomes).toEqual(answers[0]!.outcomes);
  }
  expect(await savings(servers[0]!)).toEqual([1, 5]);
  expect(await checkSystem(servers.at(-1)!)).toMatchObject(WHOLE);
  for (const { store } of servers) await store.close();
  await place.drop();
});

test.for(ENGINES)(
  '%s: by its key too, after a restart, and other content under the key is refused',
  async ([engine]) => {
    const { place, scene } = await prepared(engine);
    const { actor, input } = batchOf(scene);
    await dieOf({ place, moment: 'after-commit', changes: { actor, input, key: 'k' } });
    const system = await openPlace(place);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => saveChanges(system, actor, input, { key: 'k' }))
    );
    for (const { outcomes } of answers) expect(outcomes.map(({ outcome }) => outcome)).toEqual(EXPECTED);
    const other = { changes: input.changes.slice(1) };
    await expect(saveChanges(system, actor, other, { key: 'k' })).rejects.toMatchObject({
      problems: [{ code: 'key-reused' }]
    });
    expect(await savings(system)).toEqual([1, 5]);
    expect(await checkSystem(system)).toMatchObject(WHOLE);
    await system.store.close();
    await place.drop();
  }
);
