/** Two tablets of one expert on one sheet, taken through a program step by step. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { change } from '../../server/support/score.ts';
import type { City } from './city.ts';
import { expectNoOrphan, expectNothingLost, expectOnce, Ledger } from './ledger.ts';
import { Killed } from './mortal.ts';
import { ROWS, type Step, type Touch, type Which } from './programs.ts';
import type { Tablet } from './tablet.ts';

const VALUES: Record<(typeof ROWS)[number], Record<string, unknown>[]> = {
  media: [{ met: 'yes', evidence: ['日报'] }, { met: 'yes' }, { met: 'no' }, { met: 'maybe' }],
  signboard: [{ met: 'yes' }, { met: 'no' }, {}, { met: 'yes', evidence: ['照'] }],
  'problems-solved': [{ points: 0.5 }, { points: 3 }, { points: 99 }, { points: '二' }]
};

/** The row whose figure is verified by others. */
const FACT = 'matching-funds';

/** steps until the sheet is given back: without it there is nothing to do */
const LONGEST_AWAY = 4;

export class TwoTablets {
  readonly city: City;
  readonly tablets: [Tablet, Tablet];
  readonly ledgers: [Ledger, Ledger] = [new Ledger(), new Ledger()];
  readonly counted: Record<string, number>;
  #made = 0;
  #isAway = false;
  #awayFor = 0;

  constructor(city: City, tablets: [Tablet, Tablet], counted: Record<string, number>) {
    this.city = city;
    this.tablets = tablets;
    this.counted = counted;
  }

  static async start(city: City, counted: Record<string, number>): Promise<TwoTablets> {
    await city.nextRound();
    const rest = Object.entries(city.answers).filter(([row]) => !(ROWS as readonly string[]).includes(row));
    const changes = rest.map(([row, input]) => change(city.sheet, row, { ...input }));
    await saveChanges(city.system, city.expert, { changes });
    return new TwoTablets(city, [await city.tablet(), await city.tablet()], counted);
  }

  count(what: string): void {
    this.counted[what] = (this.counted[what] ?? 0) + 1;
  }

  async take(step: Step): Promise<void> {
    this.city.system.pass(1000);
    if (this.#isAway && ++this.#awayFor > LONGEST_AWAY) await this.#reassign();
    switch (step.do) {
      case 'touch':
        this.tablets[step.on].life.left = step.dies ?? Infinity;
        await this.#orDie(step.on, () => this.#touch(step.on, step.touch));
        this.tablets[step.on].life.left = Infinity;
        break;
      case 'sync':
        await this.#sync(step);
        break;
      case 'kill':
        await this.tablets[step.on].start();
        break;
      case 'seal':
        await this.#mend(step.on);
        await this.#touch(step.on, { do: 'sign' });
        await this.#sync({ do: 'sync', on: step.on, faults: step.faults, dies: null, meanwhile: [] });
        break;
      case 'return':
        await this.#sendBack();
        break;
      case 'reassign':
        await this.#reassign();
        break;
      case 'verify':
        await this.city.verify(FACT, step.amount);
    }
    for (const on of [0, 1] as const) {
      await expectNothingLost(this.city, this.tablets[on], this.ledgers[on]);
      await expectNoOrphan(this.city, this.tablets[on]);
    }
  }

  async #orDie(on: Which, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (!this.tablets[on].life.isOver) return;
    this.count('killed');
    await this.tablets[on].start();
    await this.#unsure?.();
    this.#unsure = undefined;
  }

  /** to be asked of the tablet after a kill in the middle of an act */
  #unsure: (() => Promise<void>) | undefined;

  async #sync({ on, faults, dies, meanwhile }: Extract<Step, { do: 'sync' }>): Promise<void> {
    const tablet = this.tablets[on];
    tablet.line.next = [...faults];
    tablet.life.left = dies ?? Infinity;
    let moments = 0;
    tablet.meanwhile = async () => {
      const at = moments++;
      for (const each of meanwhile) if (each.at === at) await this.#touch(on, each.touch);
    };
    await this.#orDie(on, async () => this.count(await tablet.sync()));
    tablet.meanwhile = undefined;
    tablet.line.next = [];
    tablet.life.left = Infinity;
  }

  async #touch(on: Which, touch: Touch): Promise<void> {
    const { sheet } = this.city;
    const [tablet, ledger] = [this.tablets[on], this.ledgers[on]];
    const local = tablet.screen.get(sheet);
    if (!local) return;
    if (!local.isOpen && touch.do !== 'unsign') return;
    switch (touch.do) {
      case 'type':
        return this.#type(on, touch.row, VALUES[touch.row][touch.value]!, touch.looks);
      case 'resolve': {
        const { row, side } = touch;
        const mine = local.draftOf.get(row);
        if (!mine?.conflict) return;
        this.count(side);
        if (side === 'mine') {
          const input = { ...mine.input };
          ledger.choose(input);
          // What the screen shows may be older than what was typed last.
          this.#unsure = () => ledger.settle(tablet, sheet, row, input);
          await tablet.resolve(sheet, row, side);
          ledger.kept.set(row, input);
        } else {
          this.#unsure = () => ledger.settle(tablet, sheet, row, 'theirs');
          await tablet.resolve(sheet, row, side);
          await this.#unsure();
        }
        this.#unsure = undefined;
        return;
      }
      case 'photograph': {
        const name = `照片 ${++this.#made}.png`;
        ledger.photos.set(name, 'unsure');
        await tablet.photograph(sheet, touch.row, name, false);
        ledger.photos.set(name, 'kept');
        if (touch.looks) await tablet.look();
        return;
      }
      case 'remove': {
        const file = local.files[touch.which % Math.max(1, local.files.length)];
        if (!file) return;
        for (const each of this.ledgers) if (each.photos.has(file.name)) each.photos.set(file.name, 'unsure');
        await tablet.remove(sheet, file);
        for (const each of this.ledgers)
          if (each.photos.has(file.name)) each.photos.set(file.name, 'removed');
        this.count('removed');
        return;
      }
      case 'sign':
        await tablet.sign(sheet);
        return;
      case 'unsign':
        await tablet.unsign(sheet);
    }
  }

  /** Every value is one of its own, by its note. */
  async #type(on: Which, row: string, value: Record<string, unknown>, looks = true): Promise<void> {
    const { sheet } = this.city;
    const [tablet, ledger] = [this.tablets[on], this.ledgers[on]];
    if (!tablet.screen.get(sheet)?.isOpen) return;
    const input = { ...value, note: `第 ${++this.#made} 次` };
    this.#unsure = () => ledger.settle(tablet, sheet, row, input);
    await tablet.type(sheet, row, input, { looks: false });
    ledger.kept.set(row, input);
    this.#unsure = undefined;
    if (looks) await tablet.look();
  }

  /** As somebody does who is told which rows are not whole. */
  async #mend(on: Which): Promise<void> {
    await this.tablets[on].sync();
    const rows = this.tablets[on].screen.get(this.city.sheet)?.running.rows ?? [];
    for (const row of ROWS) await this.#touch(on, { do: 'resolve', row, side: 'mine' });
    for (const { criterion, state } of rows) {
      if (state !== 'whole') await this.#type(on, criterion.id, { ...this.city.answers[criterion.id] });
    }
    await this.tablets[on].sync();
  }

  async #reassign(): Promise<void> {
    this.#isAway = !this.#isAway;
    this.#awayFor = 0;
    await this.city.reassign(this.#isAway);
    this.count('reassigned');
  }

  async #sendBack(): Promise<void> {
    const { state } = await this.city.read();
    if (state !== 'sealed') return;
    this.count('returned');
    await this.city.sendBack();
  }

  /** The network is there, every question gets its answer: the tablets and the server come to the same. */
  async quiet(): Promise<void> {
    const { city, tablets } = this;
    if (this.#isAway) await this.#reassign();
    await this.#sendBack();
    for (let times = 0; times < 5; times++) {
      for (const on of [0, 1] as const) {
        await tablets[on].sync();
        for (const row of ROWS) {
          const side = (times + on) % 2 === 0 ? 'mine' : 'theirs';
          await this.#touch(on, { do: 'resolve', row, side });
        }
        await tablets[on].sync();
      }
      await this.#sendBack(); // what was signed last went out now
    }
    const read = await city.read();
    const rows = Object.fromEntries(read.entries.map(({ criterion, input }) => [criterion, input]));
    const points = new Map(read.entries.map((entry) => [entry.criterion, entry.points]));
    const removed = new Set(
      this.ledgers.flatMap(({ photos }) =>
        [...photos].flatMap(([name, state]) => (state === 'removed' ? [name] : []))
      )
    );
    // A file that an edition was signed with cannot be taken away any more.
    if ((await this.#sealed()).length === 0) {
      expect(read.evidence.map(({ fileName }) => fileName).filter((name) => removed.has(name))).toEqual([]);
    }
    for (const [on, tablet] of tablets.entries()) {
      const local = tablet.sheet(city.sheet);
      expect([on, await tablet.outbox(), await tablet.db.getAll('draft')]).toEqual([on, [], []]);
      expect(local.isOpen).toBe(true);
      expect(local.typed).toEqual(rows);
      expect(local.files.map(({ name }) => name).toSorted()).toEqual(
        read.evidence.map(({ fileName }) => fileName).toSorted()
      );
      expect(await tablet.contentHash(city.sheet)).toBe(read.contentHash);
      for (const { criterion, points: own, state } of local.running.rows) {
        const atServer = points.get(criterion.id) ?? null;
        if (state === 'whole') expect([criterion.id, own]).toEqual([criterion.id, atServer]);
        // The server scores a row anew for a fact only when the row is saved or the sheet sealed.
        else if (criterion.id !== FACT) expect([criterion.id, atServer]).toEqual([criterion.id, null]);
      }
      await expectNothingLost(city, tablet, this.ledgers[on]!);
      const { texts, photos } = await tablet.aside();
      if (texts.length + photos.length > 0) this.count('aside');
    }
    await expectOnce(city, this.ledgers);
  }

  /** Signed on the first tablet: sealed with the total that it showed. */
  async seal(): Promise<void> {
    const { city } = this;
    const [tablet] = this.tablets;
    await city.fill(tablet, { [FACT]: { ...city.answers[FACT], note: '与核实数据不同的说明' } });
    await tablet.sync();
    const shown = tablet.sheet(city.sheet).running;
    await tablet.sign(city.sheet);
    await tablet.sync();
    const { total, base, bonus } = (await this.#sealed()).at(-1)!;
    expect([total, base, bonus]).toEqual([shown.total, shown.base, shown.bonus]);
  }
  #sealed = () =>
    this.city.system.store.read(({ orm, t: { sealedSheet } }) =>
      orm
        .select()
        .from(sealedSheet)
        .where(eq(sealedSheet.sheet, this.city.sheet))
        .orderBy(asc(sealedSheet.edition))
    );
}
