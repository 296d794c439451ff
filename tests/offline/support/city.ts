/** A city in scoring, an expert with as many tablets as wanted, and the acts of others on the expert's sheets. */
import { and, asc, eq } from 'drizzle-orm';
import type { Entry } from '#lib/offline/wire.ts';
import type { Actor } from '#lib/server/access.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { fullEntries, sheetsOf } from '../../server/support/score.ts';
import { freshSystem, type TestSystem } from '../../server/support/system.ts';
import { makeRound, makeWorld, type World } from '../../server/support/world.ts';
import { TestLine } from './line.ts';
import { Tablet } from './tablet.ts';

export class City {
  readonly world: World;
  readonly system: TestSystem;
  round = '';
  /** of the expert, in the round made last */
  sheet = '';
  #rounds = 0;
  #tablets = 0;

  private constructor(world: World) {
    this.world = world;
    this.system = world.system;
  }

  static async make(): Promise<City> {
    const city = new City(await makeWorld(await freshSystem(), { studios: 1, experts: 2 }));
    await city.nextRound();
    return city;
  }

  /** A round of its own for each test; the one before is over for the devices. */
  async nextRound(): Promise<void> {
    const { store } = this.system;
    await store.tx(({ orm, t }) => orm.update(t.round).set({ state: 'final' }));
    this.round = await makeRound(this.world, { code: `R${++this.#rounds}` });
    const { sheets } = await readProgress(this.system, this.world.manager, { round: this.round });
    const own = await sheetsOf(this.system, this.expert);
    this.sheet = own.find((id) => sheets.some(({ sheet }) => sheet === id))!;
  }

  get expert(): Actor {
    return this.world.expertActors[0]!;
  }

  /** One of the expert's, which has been online once. */
  async tablet(): Promise<Tablet> {
    const name = `平板${++this.#tablets}`;
    const tablet = await Tablet.on(name, this.expert.user!, new TestLine(this.system, this.expert));
    await tablet.sync();
    return tablet;
  }

  /** Every row answered in full. */
  get answers(): Record<string, Entry> {
    return fullEntries(this.world);
  }

  async fill(tablet: Tablet, but: Record<string, Entry> = {}): Promise<void> {
    for (const [row, input] of Object.entries({ ...this.answers, ...but })) {
      await tablet.type(this.sheet, row, input, { looks: false });
    }
    await tablet.look();
  }

  read = () => readSheet(this.system, this.expert, { sheet: this.sheet });

  async row(criterion: string): Promise<{ input: Entry; revision: number } | undefined> {
    const { entries } = await this.read();
    const row = entries.find((each) => each.criterion === criterion);
    return row && { input: row.input, revision: row.revision };
  }

  history = (criterion?: string) =>
    this.system.store.read(({ orm, t: { entryChange } }) =>
      orm
        .select()
        .from(entryChange)
        .where(
          criterion === undefined
            ? eq(entryChange.sheet, this.sheet)
            : and(eq(entryChange.sheet, this.sheet), eq(entryChange.criterion, criterion))
        )
        .orderBy(asc(entryChange.step))
    );

  /** Texts that the server kept of changes that no sheet could take. */
  refusedTexts = () =>
    this.system.store.read(({ orm, t }) =>
      orm.select().from(t.refusedChange).where(eq(t.refusedChange.user, this.expert.user!))
    );

  sendBack = (rows: string[] = [], reason = '请复核') =>
    returnSheet(this.system, this.world.manager, { sheet: this.sheet, reason, rows });

  /** Takes the sheet away from the expert, or gives it back. */
  async reassign(isAway: boolean): Promise<void> {
    const { system, world, round } = this;
    const { sheets } = await readProgress(system, world.manager, { round });
    const { member } = sheets.find(({ sheet }) => sheet === this.sheet)!;
    const [from, to] = isAway ? [member, null] : [null, member];
    await reassignSheet(system, world.manager, {
      participant: await this.#participant(),
      from,
      to,
      reason: '调整'
    });
  }

  async verify(criterion: string, amount: number): Promise<void> {
    const checked = { checkedBy: '示范一区核实', checkedOn: '2026-06-01' };
    const participant = await this.#participant();
    await verifyFact(this.system, this.world.manager, { participant, criterion, amount, ...checked });
  }

  async #participant(): Promise<string> {
    const page = { offset: 0, limit: 1 };
    const { rows } = await listParticipants(this.system, this.world.manager, { round: this.round, page });
    return rows[0]!.id;
  }
}
