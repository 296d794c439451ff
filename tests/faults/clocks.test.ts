/** Clocks that are wrong, the devices' and the server's: nothing is decided by them, and the chain is whole. */
import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { change, SIGNATURE } from '../server/support/score.ts';
import { checkSystem, SOUND } from './support/check.ts';
import { freshPlace, makeScene, openPlace } from './support/place.ts';

const DAY = 24 * 60 * 60 * 1000;
const { damage: _, ...WHOLE } = SOUND;

test.for([['sqlite'], ['postgres']] as const)(
  '%s: two devices a day apart, on a server whose clock steps back',
  async ([engine]) => {
    const place = await freshPlace(engine);
    let now = Date.UTC(2026, 5, 30, 2);
    const system = { ...(await openPlace(place)), now: () => now };
    const {
      experts,
      judgements,
      entries,
      world: _world
    } = await makeScene(system, { experts: 1, studios: 1 });
    const { actor, sheets } = experts[0]!;
    const sheet = sheets[0]!;
    const row = judgements[0]!.criterion;
    /** One change as a device sends it, by its own clock. */
    const send = async (id: string, points: number, baseRevision: number, at: number) => {
      const { outcomes } = await saveChanges(system, actor, {
        changes: [change(sheet, row, { points }, { id, baseRevision, at })]
      });
      return outcomes[0]!;
    };
    const [slow, fast] = [now - DAY, now + DAY];

    // The device in the future is overtaken by the one in the past: who saw the row's state wins, not who says a later time.
    expect(await send('a', 1, 0, fast)).toMatchObject({ outcome: 'applied', revision: 1 });
    now -= 2 * 60 * 60 * 1000; // the server's own clock is put right
    expect(await send('b', 0.5, 1, slow)).toMatchObject({ outcome: 'applied', revision: 2 });
    expect(await send('c', 1, 1, fast + 1)).toMatchObject({
      outcome: 'conflict',
      revision: 2,
      current: { input: { points: 0.5 } }
    });
    now -= 3 * DAY; // over days' ends
    expect(await send('d', 1, 2, -1)).toMatchObject({ outcome: 'applied', revision: 3 });
    expect(await send('b', 0.5, 1, slow)).toMatchObject({ outcome: 'applied', revision: 2 }); // answered again, not applied again
    expect(await send('d', 1, 2, 8.64e15)).toMatchObject({ outcome: 'applied', revision: 3 }); // the time is no part of it

    const others = Object.entries(entries).filter(([criterion]) => criterion !== row);
    await saveChanges(system, actor, {
      changes: others.map(([criterion, input]) => change(sheet, criterion, input, { at: fast }))
    });
    now -= DAY;
    await submitSheet(system, actor, { sheet, edition: 1, signature: SIGNATURE });
    expect(await send('e', 0, 3, slow)).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'sheet-sealed' }]
    });

    const shown = await readSheet(system, actor, { sheet });
    expect(shown.entries.find(({ criterion }) => criterion === row)).toMatchObject({
      input: { points: 1 },
      revision: 3
    });
    const times = await system.store.read(async ({ orm, t }) => ({
      audit: (await orm.select().from(t.audit).orderBy(asc(t.audit.number))).map(({ at }) => at),
      // In the order in which they came, with what the devices said.
      history: (
        await orm
          .select()
          .from(t.entryChange)
          .where(eq(t.entryChange.criterion, row))
          .orderBy(asc(t.entryChange.step))
      ).map(({ id, deviceAt }) => [id, deviceAt])
    }));
    expect(times.audit).not.toEqual([...times.audit].sort((a, b) => a - b));
    expect(times.history).toEqual([
      ['a', fast],
      ['b', slow],
      ['c', fast + 1],
      ['d', -1]
    ]);
    expect(await checkSystem(system)).toMatchObject(WHOLE);
    expect(system.reports).toEqual([]);
    await system.store.close();
    await place.drop();
  }
);
