/**
 * What a person may rely on: of each row the value that a tablet called kept last, and each photograph. Where it is now
 * must be one of the places where a person finds it again.
 */
import { expect } from 'vitest';
import { show } from '../../domain/kit.ts';
import type { City } from './city.ts';
import type { Tablet } from './tablet.ts';

type Input = Record<string, unknown>;

export class Ledger {
  /** by row: what was called kept last; nothing after the person chose the server's */
  readonly kept = new Map<string, Input>();
  readonly photos = new Map<string, 'kept' | 'removed' | 'unsure'>();
  /** how often a person chose a value once more */
  readonly chosen = new Map<string, number>();

  choose(input: Input): void {
    this.chosen.set(show(input), (this.chosen.get(show(input)) ?? 0) + 1);
  }

  /** A kill in the middle of an act: it was done or not, and the tablet says which. */
  async settle(tablet: Tablet, sheet: string, row: string, attempted: Input | 'theirs'): Promise<void> {
    const draft = await tablet.draft(sheet, row);
    if (attempted === 'theirs') {
      if (!draft) this.kept.delete(row);
    } else if (draft && show(draft.input) === show(attempted)) this.kept.set(row, attempted);
  }
}

/** Nothing that was called kept is out of reach. */
export async function expectNothingLost(city: City, tablet: Tablet, ledger: Ledger): Promise<void> {
  const history = await city.history();
  const taken = new Set(
    history
      .filter(({ outcome }) => outcome !== 'conflict')
      .map(({ criterion, input }) => show([criterion, input]))
  );
  const { texts } = await tablet.aside();
  const aside = new Set(texts.map(({ criterion, input }) => show([criterion, input])));
  for (const [row, input] of ledger.kept) {
    const value = show([row, input]);
    const draft = await tablet.draft(city.sheet, row);
    const where = {
      taken: taken.has(value),
      aside: aside.has(value),
      draft: draft !== undefined && show([row, draft.input]) === value
    };
    expect([value, where]).toEqual([
      value,
      expect.toSatisfy((places: typeof where) => Object.values(places).some(Boolean))
    ]);
  }
  await expectPhotos(city, tablet, ledger);
}

/** A draft is on its way, or asks something, or waits for the edition that the server is at by now. */
export async function expectNoOrphan({ sheet, read }: City, tablet: Tablet): Promise<void> {
  const { edition, state } = await read();
  const carried = new Set(
    (await tablet.outbox()).flatMap((each) => (each.kind === 'change' ? [each.change.id] : []))
  );
  for (const draft of await tablet.db.getAllFromIndex('draft', 'sheet', sheet)) {
    if (draft.conflict || draft.refused !== undefined || draft.edition !== edition || state === 'sealed')
      continue;
    expect([draft, carried.has(draft.change)]).toEqual([draft, true]);
  }
}

async function expectPhotos(city: City, tablet: Tablet, ledger: Ledger): Promise<void> {
  const { evidence } = await city.read();
  const photos = await tablet.db.getAll('photo');
  const waiting = new Set(
    (await tablet.outbox()).map((parcel) => (parcel.kind === 'photo' ? parcel.photo : ''))
  );
  for (const [name, state] of ledger.photos) {
    const atServer = evidence.filter(({ fileName }) => fileName === name);
    expect([name, atServer.length]).toEqual([name, expect.toSatisfy((times: number) => times <= 1)]);
    if (state !== 'kept' || atServer.length === 1) continue;
    const here = photos.find((photo) => photo.name === name);
    const isFound = here !== undefined && (waiting.has(here.id) || here.refused !== undefined);
    expect([name, isFound]).toEqual([name, true]);
  }
}

/** Each change once, each revision from the one before, no value twice unless a person chose it again. */
export async function expectOnce(city: City, ledgers: readonly Ledger[]): Promise<void> {
  const history = await city.history();
  expect(new Set(history.map(({ id }) => id)).size).toBe(history.length);
  const times = new Map<string, number>();
  const revisions = new Map<string, number>();
  for (const { criterion, input, outcome, revision } of history) {
    if (outcome !== 'applied') continue;
    expect(revision).toBe((revisions.get(criterion) ?? 0) + 1);
    revisions.set(criterion, revision);
    times.set(show(input), (times.get(show(input)) ?? 0) + 1);
  }
  for (const [input, count] of times) {
    if (!input.includes('第')) continue; // only what was typed in the program is a value of its own
    const most = 1 + ledgers.reduce((sum, { chosen }) => sum + (chosen.get(input) ?? 0), 0);
    expect([input, count]).toEqual([input, expect.toSatisfy((found: number) => found <= most)]);
  }
}
