/** Two devices of one expert against the services and against the model, step by step. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { refusalsOf } from './refusals.ts';
import { SIGNATURE } from './score.ts';
import { headOf } from './snapshot.ts';
import type { Input, Sent, SheetModel } from './sync-model.ts';
import type { World } from './world.ts';

interface Device {
  /** what it last saw of the sheet */
  edition: number;
  seen: Map<string, number>;
  outbox: Sent[];
}

export interface Place {
  sheet: string;
  foreign: string;
  participant: string;
  member: string;
}

export class SyncRun {
  readonly devices: [Device, Device];
  readonly batches: Sent[][] = [];
  readonly #world: World;
  readonly #place: Place;
  readonly model: SheetModel;
  #made = 0;
  #seals = 0;

  constructor(world: World, place: Place, model: SheetModel) {
    this.#world = world;
    this.#place = place;
    this.model = model;
    const device = (): Device => ({ edition: 1, seen: new Map(), outbox: [] });
    this.devices = [device(), device()];
  }

  get #expert() {
    return this.#world.expertActors[0]!;
  }

  /** Typed on one device; `off` is how far its base and its clock are from what it should know. */
  type(
    which: 0 | 1,
    criterion: string,
    input: Input,
    more: Partial<Sent> & { off?: number; clock?: number } = {}
  ): Sent {
    const device = this.devices[which];
    const { off = 0, clock = 0, ...given } = more;
    const waiting = device.outbox.filter((each) => each.criterion === criterion).length;
    const sent: Sent = {
      id: `${this.#place.sheet}/${++this.#made}`,
      sheet: this.#place.sheet,
      edition: device.edition,
      criterion,
      input,
      baseRevision: Math.max(0, (device.seen.get(criterion) ?? 0) + waiting + off),
      at: this.#world.system.now() + clock * 86_400_000,
      ...given
    };
    device.outbox.push(sent);
    return sent;
  }

  /** Everything that waits on a device; a lost answer leaves it waiting. */
  async send(which: 0 | 1, isLost: boolean, resolves: boolean): Promise<void> {
    const device = this.devices[which];
    if (device.outbox.length === 0) return;
    const batch = [...device.outbox];
    this.batches.push(batch);
    const outcomes = await this.deliver(batch);
    if (isLost) return;
    device.outbox = [];
    for (const [index, { outcome, revision, current }] of outcomes.entries()) {
      const { criterion, input } = batch[index]!;
      if (outcome === 'refused') continue;
      device.seen.set(criterion, current?.revision ?? revision);
      if (outcome === 'conflict' && resolves) this.type(which, criterion, input);
    }
  }

  /** What the server answers is what the model says, and the chain grows by one row, or by none where nothing was new. */
  async deliver(changes: Sent[]) {
    const { system } = this.#world;
    const [before, kept] = [await headOf(system), this.model.history.length];
    const { outcomes } = await saveChanges(system, this.#expert, { changes });
    const expected = changes.map((change) => this.model.receive(change));
    const said = outcomes.map(({ problems, current, ...rest }) => ({
      ...rest,
      codes: problems.map(({ code }) => code),
      ...(current ? { current: { input: current.input, revision: current.revision } } : {})
    }));
    expect(said).toEqual(expected);
    expect(await headOf(system)).toBe(before + (this.model.history.length > kept ? 1 : 0));
    return outcomes;
  }

  async refresh(which: 0 | 1): Promise<void> {
    const read = await readSheet(this.#world.system, this.#expert, { sheet: this.#place.sheet });
    const device = this.devices[which];
    device.edition = read.edition;
    device.seen = new Map(read.entries.map(({ criterion, revision }) => [criterion, revision]));
  }

  async seal(which: 0 | 1): Promise<void> {
    const { model } = this;
    const { edition } = this.devices[which];
    const call = submitSheet(this.#world.system, this.#expert, {
      sheet: this.#place.sheet,
      edition,
      signature: SIGNATURE
    });
    const isOpen = model.state === 'draft' || model.state === 'returned';
    if (isOpen && edition === model.edition && model.isWhole) {
      await call;
      model.state = 'sealed';
      this.#seals++;
    } else expect(await refusalsOf(call)).not.toEqual([]);
  }

  async sendBack(): Promise<void> {
    const { system, manager } = this.#world;
    const call = returnSheet(system, manager, { sheet: this.#place.sheet, reason: '请复核', rows: [] });
    if (this.model.state !== 'sealed') {
      expect((await refusalsOf(call)).map(({ code }) => code)).toEqual(['sheet-not-sealed']);
      return;
    }
    await call;
    this.model.state = 'returned';
    this.model.edition++;
  }

  /** Takes the sheet away from the expert, or gives it back. */
  async reassign(): Promise<void> {
    const { system, manager } = this.#world;
    const { participant, member } = this.#place;
    const isAway = this.model.state === 'reassigned';
    const [from, to] = isAway ? [null, member] : [member, null];
    await reassignSheet(system, manager, { participant, from, to, reason: '调整' });
    this.model.state = isAway ? 'draft' : 'reassigned';
    if (isAway) this.model.edition++;
  }

  /** What is stored is what the model holds: everything that was sent, once, in order, with its points. */
  async compare(): Promise<void> {
    const { system, manager } = this.#world;
    const { sheet } = this.#place;
    const { entries, history, refused, sealed } = await system.store.read(async ({ orm, t }) => ({
      entries: await orm
        .select()
        .from(t.entry)
        .where(eq(t.entry.sheet, sheet))
        .orderBy(asc(t.entry.criterion)),
      history: await orm
        .select()
        .from(t.entryChange)
        .where(eq(t.entryChange.sheet, sheet))
        .orderBy(asc(t.entryChange.step)),
      refused: await orm.select().from(t.refusedChange).where(eq(t.refusedChange.user, this.#expert.user!)),
      sealed: await orm.select().from(t.sealedSheet).where(eq(t.sealedSheet.sheet, sheet))
    }));
    const inOrder = [...this.model.entries.values()].sort((a, b) => (a.criterion < b.criterion ? -1 : 1));
    expect(entries).toEqual(
      inOrder.map(({ id, criterion, input, points, revision }) => ({
        sheet,
        criterion,
        input,
        points,
        revision,
        change: id
      }))
    );
    expect(history.map(({ sheet: _, step: __, user: ___, at: ____, hash: _____, ...rest }) => rest)).toEqual(
      this.model.history
    );
    // The moment is the server's; what the device's clock said stands beside it.
    expect(history.map(({ at }) => at)).toEqual(history.map(() => system.now()));
    expect(history.map(({ step }) => step)).toEqual(history.map((_, index) => index + 1));
    for (const criterion of new Set(history.map((each) => each.criterion))) {
      const applied = history.filter((each) => each.criterion === criterion && each.outcome === 'applied');
      expect(applied.map(({ revision }) => revision)).toEqual(applied.map((_, index) => index + 1));
    }
    const texts = refused
      .filter(({ id }) => id.startsWith(`${sheet}/`))
      .map(({ sheetName, criterion, input }) => JSON.stringify([sheetName, criterion, input]));
    const expected = [...this.model.refused.values()].map((each) =>
      JSON.stringify([each.sheet, each.criterion, each.input])
    );
    expect(texts.sort()).toEqual(expected.sort());
    expect(sealed).toHaveLength(this.#seals);
    const { sheets } = await readProgress(system, manager, { round: await this.#round() });
    expect(sheets.find((each) => each.sheet === sheet)?.state).toBe(this.model.state);
  }

  async #round(): Promise<string> {
    return (await readSheet(this.#world.system, this.#expert, { sheet: this.#place.sheet })).round.id;
  }
}
