/** Who scores whom, against an exhaustive search: conflicts, evenness, order of the input, seeds, shortages. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assign,
  conflictOf,
  type Assigned,
  type AssignedExpert,
  type AssignedParticipant,
  type Assignment,
  type AssignmentInput,
  type Shortage
} from '#lib/domain/assignment.ts';
import { randomFrom, SEED, show, shuffled } from './kit.ts';
import { unicodeOrder } from './oracle-rows.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const runs = (numRuns: number) => ({ numRuns, seed: SEED });

// ｦ stands before 𠀀 by code point, after it by UTF-16 unit.
const PARTICIPANTS = ['S1', 'S10', 'S2', 'ｦ', '𠀀', 's'];
const EXPERTS = ['E1', 'E10', 'E2', 'ｦ', '𠀀', 'e', 'Z', 'A'];
const PANELS = ['甲', '乙', 'ｦ', '𠀀'];

const party = {
  unit: fc.constantFrom(null, 'u1', 'u2', 'u3'),
  authority: fc.constantFrom(null, null, 'd1', 'd2')
};

interface Bounds {
  participants: [number, number];
  experts: [number, number];
  panels: number;
  perStudio: number;
  recusals: number;
}

function arbInput({ participants, experts, panels, perStudio, recusals }: Bounds) {
  const ids = (list: readonly string[], most: number): string[] =>
    Array.from({ length: most }, (_, index) => list[index] ?? `x${index}`);
  const panelIds = PANELS.slice(0, panels);
  const participantIds = ids(PARTICIPANTS, participants[1]);
  const expertIds = ids(EXPERTS, experts[1]);
  const given = fc.option(fc.constantFrom(...panelIds), { freq: 3 });
  return fc.record({
    participants: fc
      .array(fc.record({ ...party, panel: given }), {
        minLength: participants[0],
        maxLength: participants[1],
        size: 'max'
      })
      .map((list) => list.map((each, index) => ({ id: participantIds[index]!, ...each }))),
    experts: fc
      .array(fc.record({ ...party, panel: fc.constantFrom(...panelIds) }), {
        minLength: experts[0],
        maxLength: experts[1],
        size: 'max'
      })
      .map((list) => list.map((each, index) => ({ id: expertIds[index]!, ...each }))),
    recusals: fc.array(
      fc.record({
        expert: fc.constantFrom(...expertIds, 'unknown'),
        participant: fc.constantFrom(...participantIds, 'unknown')
      }),
      { maxLength: recusals, size: 'max' }
    ),
    perStudio: fc.integer({ min: 1, max: perStudio }),
    avoid: fc.record({ unit: fc.boolean(), authority: fc.boolean() }),
    seed: fc.constantFrom('', '2026', 'a draw')
  });
}

const small = fc.oneof(
  arbInput({ participants: [0, 6], experts: [0, 8], panels: 3, perStudio: 3, recusals: 14 }),
  arbInput({ participants: [3, 6], experts: [5, 8], panels: 2, perStudio: 2, recusals: 10 }),
  arbInput({ participants: [4, 6], experts: [4, 7], panels: 1, perStudio: 2, recusals: 16 })
);

/** Written from the brief alone. */
function mayScore(input: AssignmentInput, expert: AssignedExpert, participant: AssignedParticipant): boolean {
  const pairs = new Set(input.recusals.map((each) => JSON.stringify([each.expert, each.participant])));
  if (pairs.has(JSON.stringify([expert.id, participant.id]))) return false;
  const sameUnit = participant.unit !== null && participant.unit === expert.unit;
  const sameAuthority = participant.authority !== null && participant.authority === expert.authority;
  return !(input.avoid.unit && sameUnit) && !(input.avoid.authority && sameAuthority);
}

const membersOf = ({ experts }: AssignmentInput, panel: string): AssignedExpert[] =>
  experts.filter((expert) => expert.panel === panel);

const eligibleFor = (input: AssignmentInput, participant: AssignedParticipant, panel: string): string[] =>
  membersOf(input, panel)
    .filter((expert) => mayScore(input, expert, participant))
    .map(({ id }) => id);

const panelsOf = ({ experts }: AssignmentInput): string[] => [...new Set(experts.map(({ panel }) => panel))];

function expectedShortages(input: AssignmentInput): Shortage[] {
  const needed = input.perStudio;
  return input.participants
    .map((participant) => {
      const open = participant.panel === null ? panelsOf(input) : [participant.panel];
      const eligible = Math.max(0, ...open.map((panel) => eligibleFor(input, participant, panel).length));
      return { participant: participant.id, panel: participant.panel, eligible, needed };
    })
    .filter(({ eligible }) => eligible < needed)
    .sort((a, b) => unicodeOrder(a.participant, b.participant));
}

function rowsOf(assigned: Assigned): Assignment[] {
  if (!assigned.ok) throw new Error(JSON.stringify(assigned.shortages));
  return assigned.assignments;
}

function countBy<T>(list: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** All ways to choose k of a list. */
function choose<T>(list: readonly T[], k: number): T[][] {
  if (k === 0) return [[]];
  return list.flatMap((first, index) => choose(list.slice(index + 1), k - 1).map((rest) => [first, ...rest]));
}

/** Every load vector that some assignment gives: each row takes k of the seats open to it. */
function reachableLoads(
  rows: readonly (readonly string[])[],
  seats: readonly string[],
  k: number
): number[][] {
  let reached = new Map([['start', seats.map(() => 0)]]);
  for (const open of rows) {
    const next = new Map<string, number[]>();
    for (const loads of reached.values()) {
      for (const choice of choose(open, k)) {
        const more = loads.map((load, seat) => load + (choice.includes(seats[seat]!) ? 1 : 0));
        next.set(more.join(), more);
      }
    }
    reached = next;
  }
  return [...reached.values()];
}

const WIDE = 14;
const WINDOW = 5;
const isOpen = (start: number, expert: number): boolean => expert >= start && expert < start + WINDOW;

/** Crowded: each participant is open to five experts in a row, and more of them lie at the low end. */
const arbWindows = fc.record({
  windows: fc.array(
    fc.tuple(fc.nat(WIDE - WINDOW), fc.nat(WIDE - WINDOW)).map(([a, b]) => Math.min(a, b)),
    { minLength: 20, maxLength: 120, size: 'max' }
  ),
  perStudio: fc.integer({ min: 1, max: 3 })
});

function windowed(windows: readonly number[], perStudio: number): AssignmentInput {
  const nobody = { unit: null, authority: null };
  const experts = Array.from({ length: WIDE }, (_, index) => ({ id: `E${index}`, ...nobody, panel: 'A' }));
  return {
    participants: windows.map((_, index) => ({ id: `S${index}`, ...nobody, panel: null })),
    experts,
    recusals: windows.flatMap((start, row) =>
      experts
        .filter((_, index) => !isOpen(start, index))
        .map(({ id }) => ({ expert: id, participant: `S${row}` }))
    ),
    perStudio,
    avoid: { unit: true, authority: true },
    seed: '2026'
  };
}

const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);

/** What of each panel's loads and of the division can be said without knowing how it was found. */
function panelsIn(input: AssignmentInput, rows: readonly Assignment[]) {
  const panelOf = new Map(rows.map(({ participant, panel }) => [participant, panel]));
  return panelsOf(input).map((panel) => {
    const participants = input.participants.filter(({ id }) => panelOf.get(id) === panel);
    const experts = membersOf(input, panel).map(({ id }) => id);
    const loads = countBy(rows, ({ expert }) => expert);
    return { panel, participants, experts, loads: experts.map((id) => loads.get(id) ?? 0) };
  });
}

describe('an assignment', () => {
  test('gives every participant its experts, of one panel, none with a conflict, and says why', () => {
    let assigned = 0;
    let passedOver = 0;
    fc.assert(
      fc.property(small, (input) => {
        const result = assign(input, sha256);
        if (!result.ok) return;
        const rows = result.assignments;
        const loads = countBy(rows, ({ expert }) => expert);
        expect(rows).toHaveLength(input.participants.length * input.perStudio);
        for (const participant of input.participants) {
          const own = rows.filter((row) => row.participant === participant.id);
          const [{ panel }] = own as [Assignment];
          expect(new Set(own.map(({ expert }) => expert)).size).toBe(input.perStudio);
          const eligible = eligibleFor(input, participant, panel);
          const excluded = membersOf(input, panel)
            .filter(({ id }) => !eligible.includes(id))
            .sort((a, b) => unicodeOrder(a.id, b.id))
            .map((expert) => ({
              expert: expert.id,
              why: conflictOf(expert, participant, input.recusals, input.avoid)
            }));
          if (participant.panel !== null) expect(panel).toBe(participant.panel);
          for (const row of own) {
            expect(eligible).toContain(row.expert);
            expect(row.panel).toBe(panel);
            expect(row.why).toStrictEqual({
              panel: participant.panel === null ? 'balanced' : 'given',
              load: loads.get(row.expert),
              excluded
            });
          }
          assigned++;
          passedOver += excluded.length;
        }
        const sorted = [...rows].sort(
          (a, b) => unicodeOrder(a.participant, b.participant) || unicodeOrder(a.expert, b.expert)
        );
        expect(rows).toStrictEqual(sorted);
      }),
      runs(1500)
    );
    expect(assigned).toBeGreaterThan(1000);
    expect(passedOver).toBeGreaterThan(500);
  });

  test('spreads the loads of each panel as evenly as any assignment could', () => {
    let uneven = 0;
    fc.assert(
      fc.property(small, (input) => {
        const result = assign(input, sha256);
        if (!result.ok) return;
        for (const { panel, participants, experts, loads } of panelsIn(input, result.assignments)) {
          const rows = participants.map((participant) => eligibleFor(input, participant, panel));
          const best = reachableLoads(rows, experts, input.perStudio).map(squares);
          expect(squares(loads)).toBe(Math.min(...best));
          if (Math.max(...loads) - Math.min(...loads) > 1) uneven++;
        }
      }),
      runs(2500)
    );
    // Conflicts force some panels apart: there the optimum is more than a difference of one.
    expect(uneven).toBeGreaterThan(40);
  });

  test('divides the participants over the panels as near to their sizes as any division could', () => {
    let divided = 0;
    fc.assert(
      fc.property(small, (input) => {
        const result = assign(input, sha256);
        if (!result.ok) return;
        const panels = panelsIn(input, result.assignments);
        const sizes = panels.map(({ experts }) => experts.length);
        const common = sizes.reduce((product, size) => product * size, 1);
        const cost = (counts: readonly number[]): number =>
          counts.reduce((sum, count, index) => sum + (count * count * common) / sizes[index]!, 0);
        const able = input.participants.map((participant) =>
          (participant.panel === null ? panels.map(({ panel }) => panel) : [participant.panel]).filter(
            (panel) => eligibleFor(input, participant, panel).length >= input.perStudio
          )
        );
        const names = panels.map(({ panel }) => panel);
        const best = reachableLoads(able, names, 1).map(cost);
        expect(cost(panels.map(({ participants }) => participants.length))).toBe(Math.min(...best));
        if (panels.length > 1) divided++;
      }),
      runs(1500)
    );
    expect(divided).toBeGreaterThan(200);
  });

  test('leaves no chain of exchanges that would even the loads, in panels too large to search', () => {
    let uneven = 0;
    fc.assert(
      fc.property(arbWindows, ({ windows, perStudio }) => {
        const input = windowed(windows, perStudio);
        const rows = rowsOf(assign(input, sha256));
        const loads = countBy(rows, ({ expert }) => expert);
        const taken = new Set(rows.map(({ participant, expert }) => `${participant} ${expert}`));
        expect(taken.size).toBe(windows.length * perStudio);
        const seats = input.experts.map(({ id }) => id);
        const reach = seats.map((from) =>
          seats.map((to, at) =>
            windows.some(
              (start, row) => taken.has(`S${row} ${from}`) && !taken.has(`S${row} ${to}`) && isOpen(start, at)
            )
          )
        );
        seats.forEach((_, via) => {
          for (const row of reach) if (row[via]) row.forEach((is, to) => (row[to] = is || reach[via]![to]!));
        });
        reach.forEach((row, from) => {
          row.forEach((is, to) => {
            if (!is) return;
            expect((loads.get(seats[from]!) ?? 0) - (loads.get(seats[to]!) ?? 0)).toBeLessThanOrEqual(1);
          });
        });
        const all = seats.map((id) => loads.get(id) ?? 0);
        if (Math.max(...all) - Math.min(...all) > 1) uneven++;
      }),
      runs(60)
    );
    expect(uneven).toBeGreaterThan(20);
  });
});

describe('the order of the lists', () => {
  test.each([
    ['with SHA-256', sha256],
    ['where every draw is the same', () => '0'.repeat(64)]
  ])('means nothing, %s', (_, digest) => {
    fc.assert(
      fc.property(small, fc.nat(), (input, start) => {
        const random = randomFrom(start);
        const again = {
          ...input,
          participants: shuffled(input.participants, random),
          experts: shuffled(input.experts, random),
          recusals: shuffled(input.recusals, random)
        };
        expect(show(assign(again, digest))).toBe(show(assign(input, digest)));
      }),
      runs(700)
    );
  });
});

describe('the seed', () => {
  const input = (seed: string): AssignmentInput => ({
    participants: ['S1', 'S2', 'S3'].map((id) => ({ id, unit: null, authority: null, panel: null })),
    experts: ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'].map((id, index) => ({
      id,
      unit: null,
      authority: null,
      panel: index < 3 ? 'A' : 'B'
    })),
    recusals: [],
    perStudio: 2,
    avoid: { unit: true, authority: true },
    seed
  });
  const seeds = Array.from({ length: 40 }, (_, index) => `seed ${index}`);

  test('alone decides: the same gives the same, another may give another', () => {
    const found = seeds.map((seed) => JSON.stringify(assign(input(seed), sha256)));
    expect(seeds.map((seed) => JSON.stringify(assign(input(seed), sha256)))).toStrictEqual(found);
    expect(new Set(found).size).toBeGreaterThan(10);
  });

  test('favours nobody: over many seeds every expert and every panel has the greater share at times', () => {
    const heaviest = new Set<string>();
    const fuller = new Set<string>();
    for (const seed of seeds) {
      const rows = rowsOf(assign(input(seed), sha256));
      const panels = countBy(rows, ({ panel }) => panel);
      fuller.add((panels.get('A') ?? 0) > (panels.get('B') ?? 0) ? 'A' : 'B');
      for (const { expert, why } of rows) if (why.load === 2) heaviest.add(expert);
    }
    expect([...fuller].sort()).toStrictEqual(['A', 'B']);
    expect([...heaviest].sort()).toStrictEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6']);
  });

  test('draws by SHA-256 of seed, participant and expert, the least first', () => {
    const one = { ...input('2026'), participants: [{ id: 'S1', unit: null, authority: null, panel: 'A' }] };
    const drawn = ['E1', 'E2', 'E3'].sort((a, b) =>
      sha256(`2026\0S1\0${a}`) < sha256(`2026\0S1\0${b}`) ? -1 : 1
    );
    const found = rowsOf(assign(one, sha256)).map(({ expert }) => expert);
    expect(found).toStrictEqual(drawn.slice(0, 2).sort());
  });
});

describe('shortages', () => {
  test('are named, all of them, exactly where there are any', () => {
    let short = 0;
    fc.assert(
      fc.property(small, (input) => {
        const expected = expectedShortages(input);
        const result = assign(input, sha256);
        expect(result.ok ? [] : result.shortages).toStrictEqual(expected);
        expect(result.ok).toBe(expected.length === 0);
        if (expected.length > 1) short++;
      }),
      runs(1500)
    );
    expect(short).toBeGreaterThan(100);
  });

  test('name a panel that nobody is in', () => {
    const lost = { id: 'S1', unit: null, authority: null, panel: 'nowhere' };
    const input = {
      experts: [],
      recusals: [],
      perStudio: 3,
      avoid: { unit: true, authority: true },
      seed: ''
    };
    expect(assign({ ...input, participants: [lost] }, sha256)).toStrictEqual({
      ok: false,
      shortages: [{ participant: 'S1', panel: 'nowhere', eligible: 0, needed: 3 }]
    });
  });
});

describe('conflictOf', () => {
  const expert = { id: 'E1', unit: 'u', authority: 'd' };
  const participant = { id: 'S1', unit: 'u', authority: 'd' };
  const both = { unit: true, authority: true };
  const recusals = [{ expert: 'E1', participant: 'S1' }];

  test('names a recusal before the unit, and the unit before the authority', () => {
    expect(conflictOf(expert, participant, recusals, both)).toBe('recused');
    expect(conflictOf(expert, participant, [], both)).toBe('own-unit');
    expect(conflictOf(expert, { ...participant, unit: 'v' }, [], both)).toBe('own-authority');
    expect(conflictOf(expert, participant, [], { unit: false, authority: true })).toBe('own-authority');
    expect(conflictOf(expert, participant, [], { unit: true, authority: false })).toBe('own-unit');
    expect(conflictOf(expert, participant, [], { unit: false, authority: false })).toBeNull();
  });

  test('holds for that very pair, and null is nobody’s unit or authority', () => {
    const nobody = { unit: null, authority: null };
    expect(conflictOf({ id: 'E1', ...nobody }, { id: 'S1', ...nobody }, [], both)).toBeNull();
    expect(conflictOf({ id: 'E2', ...nobody }, { id: 'S1', ...nobody }, recusals, both)).toBeNull();
    expect(conflictOf({ id: 'E1', ...nobody }, { id: 'S2', ...nobody }, recusals, both)).toBeNull();
    expect(conflictOf({ id: 'S1', ...nobody }, { id: 'E1', ...nobody }, recusals, both)).toBeNull();
  });
});

describe('what cannot be meant', () => {
  const one = { id: 'S1', unit: null, authority: null, panel: null };
  const expert = { id: 'E1', unit: null, authority: null, panel: 'A' };
  const input = {
    participants: [one],
    experts: [expert],
    recusals: [],
    perStudio: 1,
    avoid: { unit: true, authority: true },
    seed: ''
  };

  test.each([
    ['a participant twice', { ...input, participants: [one, one] }],
    ['an expert in two panels', { ...input, experts: [expert, { ...expert, panel: 'B' }] }],
    ['no expert for each', { ...input, perStudio: 0 }],
    ['half an expert', { ...input, perStudio: 1.5 }]
  ])('%s is refused', (_, wrong) => {
    expect(() => assign(wrong, sha256)).toThrow(RangeError);
    expect(assign(input, sha256).ok).toBe(true);
  });
});

describe('a large round', () => {
  test('of 10,000 participants and 60 experts, 7 each, takes seconds, also where conflicts crowd the loads', () => {
    const random = randomFrom(SEED);
    const experts = Array.from({ length: 60 }, (_, index) => ({
      id: `E${index}`,
      unit: null,
      authority: `d${index % 8}`,
      panel: 'A'
    }));
    const participants = Array.from({ length: 10_000 }, (_, index) => ({
      id: `S${index}`,
      unit: null,
      authority: `d${random(3)}`,
      panel: null
    }));
    const recusals = participants.flatMap(({ id }, index) =>
      experts.filter((_, at) => at < index / 200).map((each) => ({ expert: each.id, participant: id }))
    );
    const input = {
      participants,
      experts,
      recusals,
      perStudio: 7,
      avoid: { unit: true, authority: true },
      seed: '2026'
    };
    const start = performance.now();
    const rows = rowsOf(assign(input, sha256));
    const taken = performance.now() - start;
    expect(rows).toHaveLength(70_000);
    expect(taken).toBeLessThan(20_000);
  });
});
