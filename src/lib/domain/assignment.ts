/**
 * Who scores whom: each participant gets one panel, and of that panel as many experts as the round asks for, none
 * with a conflict, the loads as even as can be. The same lists and seed always give the same assignment.
 * Must not know: names, sheets, what was assigned before, chance (ties are drawn by a digest of seed and ids).
 */
import type { Sha256 } from './canonical-json.ts';
import { byCodePoint } from './points.ts';

/** Whose interests can meet: a unit, and an authority (the district or the supervising body). Null meets nobody's. */
export interface Party {
  id: string;
  unit: string | null;
  authority: string | null;
}

export interface AssignedParticipant extends Party {
  /** set by hand, or null where it is to be chosen */
  panel: string | null;
}

export interface AssignedExpert extends Party {
  /** a panel is the pool of the experts that name it */
  panel: string;
}

/** One that names somebody unknown says nothing. */
export interface Recusal {
  expert: string;
  participant: string;
}

/** Whether an expert of the participant's own unit, or authority, is passed over. */
export interface Avoid {
  unit: boolean;
  authority: boolean;
}

export interface AssignmentInput {
  participants: readonly AssignedParticipant[];
  experts: readonly AssignedExpert[];
  recusals: readonly Recusal[];
  /** experts for each participant, at least 1 */
  perStudio: number;
  avoid: Avoid;
  seed: string;
}

export type Conflict = 'recused' | 'own-unit' | 'own-authority';

export interface Assignment {
  participant: string;
  expert: string;
  panel: string;
  why: {
    panel: 'given' | 'balanced';
    /** how many participants the expert has in all */
    load: number;
    /** the experts of the panel who were passed over for a conflict, by code point */
    excluded: readonly { expert: string; why: Conflict }[];
  };
}

/** A participant that no panel, or not its own panel, has enough experts for. */
export interface Shortage {
  participant: string;
  /** null where any panel would have done; then `eligible` is the most that one has */
  panel: string | null;
  eligible: number;
  needed: number;
}

/** Either who scores whom, by participant, then expert, or every shortage at once, by participant. */
export type Assigned = { ok: true; assignments: Assignment[] } | { ok: false; shortages: Shortage[] };

/** Why an expert may not score a participant, or null: the first reason that holds, a recusal before all. */
export function conflictOf(
  expert: Party,
  participant: Party,
  recusals: readonly Recusal[],
  avoid: Avoid
): Conflict | null {
  const isRecused = recusals.some((each) => each.expert === expert.id && each.participant === participant.id);
  return isRecused ? 'recused' : sharedInterest(expert, participant, avoid);
}

function sharedInterest(expert: Party, participant: Party, avoid: Avoid): Conflict | null {
  if (avoid.unit && expert.unit !== null && expert.unit === participant.unit) return 'own-unit';
  if (!avoid.authority || expert.authority === null) return null;
  return expert.authority === participant.authority ? 'own-authority' : null;
}

/**
 * The panels carry participants in proportion to their experts (the sum of load² ÷ size is least), given those set
 * by hand and those that only some panels can take; within each panel the sum of the squares of loads is least.
 * @throws RangeError when an id is there twice, or perStudio is no count
 */
export function assign(input: AssignmentInput, sha256: Sha256): Assigned {
  const { perStudio: needed, avoid, seed } = input;
  if (!Number.isSafeInteger(needed) || needed < 1) throw new RangeError(`${needed} experts per participant`);
  const participants = sortedById(input.participants);
  const panels = groupBy(sortedById(input.experts), ({ panel }) => panel);
  const recused = groupBy(input.recusals, ({ participant }) => participant);
  const conflict = (expert: Party, participant: Party): Conflict | null =>
    conflictOf(expert, participant, recused.get(participant.id) ?? [], avoid);
  const eligibleIn = (panel: string, participant: Party): number =>
    (panels.get(panel) ?? []).filter((expert) => conflict(expert, participant) === null).length;

  const choices = participants.map((participant) => {
    const { id, panel: given } = participant;
    const offers = (given === null ? [...panels.keys()] : [given]).map((panel) => ({
      panel,
      eligible: eligibleIn(panel, participant)
    }));
    const most = offers.reduce((most, { eligible }) => Math.max(most, eligible), 0);
    const able = offers.filter(({ eligible }) => eligible >= needed).map(({ panel }) => panel);
    return { participant, able, shortage: { participant: id, panel: given, eligible: most, needed } };
  });
  const shortages = choices.filter(({ able }) => able.length === 0).map(({ shortage }) => shortage);
  if (shortages.length > 0) return { ok: false, shortages };

  const draw: Draw = (participant, expert) =>
    parseInt(sha256(`${seed}\0${participant}\0${expert}`).slice(0, 13), 16);
  // A panel that is set by hand is a choice of one: it is never moved, and counts in its panel's load.
  const division = balance(
    choices.map(({ participant, able }) => ({ id: participant.id, open: able })),
    [...panels].map(([id, { length: size }]) => ({ id, size })),
    1,
    draw
  );
  const assignments: Assignment[] = [];
  for (const [panel, experts] of panels) {
    const rows = participants
      .filter(({ id }) => division.get(id)?.[0] === panel)
      .map((participant) => {
        const found = experts.map((expert) => ({ expert: expert.id, why: conflict(expert, participant) }));
        const open = found.filter(({ why }) => why === null).map(({ expert }) => expert);
        const excluded = found.flatMap(({ expert, why }) => (why === null ? [] : [{ expert, why }]));
        return { id: participant.id, given: participant.panel !== null, open, excluded };
      });
    const seats = experts.map(({ id }) => ({ id, size: 1 }));
    const chosen = balance(rows, seats, needed, draw);
    const loads = new Map<string, number>();
    for (const ids of chosen.values()) for (const id of ids) loads.set(id, (loads.get(id) ?? 0) + 1);
    for (const { id: participant, given, excluded } of rows) {
      for (const expert of chosen.get(participant) ?? []) {
        const load = loads.get(expert) ?? 0;
        const why = { panel: given ? 'given' : 'balanced', load, excluded } as const;
        assignments.push({ participant, expert, panel, why });
      }
    }
  }
  const order = (a: Assignment, b: Assignment): number =>
    byCodePoint(a.participant, b.participant) || byCodePoint(a.expert, b.expert);
  return { ok: true, assignments: assignments.sort(order) };
}

function sortedById<T extends { id: string }>(list: readonly T[]): T[] {
  const sorted = [...list].sort((a, b) => byCodePoint(a.id, b.id));
  sorted.forEach(({ id }, index) => {
    if (sorted[index - 1]?.id === id) throw new RangeError(`twice in the list: ${id}`);
  });
  return sorted;
}

/** In the order of the list, the groups in the order of their first. (Map.groupBy is not everywhere yet.) */
function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** A number of 52 bits for a pair: the lesser goes first where nothing else decides, and then the id. */
type Draw = (participant: string, expert: string) => number;

const [CLOSED, OPEN, TAKEN] = [0, 1, 2];

/**
 * Gives each row so many of its open seats that the sum of load² ÷ size over the seats is least. First greedily, the
 * row with the fewest open seats first, each time the seats where one more costs least; then, from the fullest seat
 * on, one load at a time moves along a path of exchanges to the emptiest seat in reach, until no such move helps.
 * The cost is convex in each load, so that what no single path improves is the least there is.
 * @param rows in an order that the input lists do not decide, each with at least so many open seats
 * @param seats in such an order too
 * @returns the seats of each row
 */
function balance(
  rows: readonly { id: string; open: readonly string[] }[],
  seats: readonly { id: string; size: number }[],
  perRow: number,
  draw: Draw
): Map<string, string[]> {
  const width = seats.length;
  const drawn = [...seats].sort((a, b) => draw('', a.id) - draw('', b.id));
  const size = drawn.map((seat) => seat.size);
  const load = drawn.map(() => 0);
  const seatOf = new Map(drawn.map(({ id }, seat) => [id, seat]));
  const ordered = rows.map(({ id, open }) => ({ id, open, key: draw(id, '') }));
  ordered.sort((a, b) => a.open.length - b.open.length || a.key - b.key);
  const cells = new Uint8Array(rows.length * width).fill(CLOSED);
  const draws = new Float64Array(rows.length * width);
  /** how many rows have the first seat and could have the second instead */
  const ways = new Int32Array(width * width);

  const at = <T>(list: ArrayLike<T>, index: number): T => list[index] as T;
  /** Below 0 where one more costs less on seat a. */
  const byNext = (a: number, b: number): number =>
    (2 * at(load, a) + 1) * at(size, b) - (2 * at(load, b) + 1) * at(size, a);
  const helps = (from: number, to: number): boolean =>
    (2 * at(load, from) - 1) * at(size, to) > (2 * at(load, to) + 1) * at(size, from);
  const tally = (row: number, by: 1 | -1): void => {
    for (let from = 0; from < width; from++) {
      if (cells[row * width + from] !== TAKEN) continue;
      for (let to = 0; to < width; to++) {
        if (cells[row * width + to] === OPEN) (ways[from * width + to] as number) += by;
      }
    }
  };
  const move = (from: number, to: number): void => {
    let best = -1;
    for (let row = 0; row < ordered.length; row++) {
      if (cells[row * width + from] !== TAKEN || cells[row * width + to] !== OPEN) continue;
      if (best < 0 || at(draws, row * width + to) < at(draws, best * width + to)) best = row;
    }
    tally(best, -1);
    cells[best * width + from] = OPEN;
    cells[best * width + to] = TAKEN;
    tally(best, 1);
  };
  const improve = (from: number): boolean => {
    const before = new Map([[from, from]]);
    // The map grows under way: its keys are the queue of a breadth-first search.
    for (const seat of before.keys()) {
      for (let to = 0; to < width; to++) {
        if (at(ways, seat * width + to) > 0 && !before.has(to)) before.set(to, seat);
      }
    }
    const emptiest = [...before.keys()].reduce((least, seat) => (byNext(seat, least) < 0 ? seat : least));
    if (!helps(from, emptiest)) return false;
    for (let to = emptiest; to !== from; to = before.get(to) ?? from) move(before.get(to) ?? from, to);
    load[from] = at(load, from) - 1;
    load[emptiest] = at(load, emptiest) + 1;
    return true;
  };

  ordered.forEach(({ id, open }, row) => {
    const free = open.map((seat) => ({ seat: seatOf.get(seat) ?? 0, key: draw(id, seat) }));
    for (const { seat, key } of free) {
      cells[row * width + seat] = OPEN;
      draws[row * width + seat] = key;
    }
    free.sort((a, b) => byNext(a.seat, b.seat) || a.key - b.key);
    for (const { seat } of free.slice(0, perRow)) {
      cells[row * width + seat] = TAKEN;
      load[seat] = at(load, seat) + 1;
    }
    tally(row, 1);
  });
  const order = load.map((_, seat) => seat);
  for (let improved = true; improved;) {
    improved = false;
    for (const from of order.sort((a, b) => byNext(b, a) || a - b)) {
      while (improve(from)) improved = true;
    }
  }
  const taken = (row: number): string[] =>
    drawn.filter((_, seat) => cells[row * width + seat] === TAKEN).map(({ id }) => id);
  return new Map(ordered.map(({ id }, row) => [id, taken(row)]));
}
