/**
 * Random policies and valid rounds over them, that contain on purpose what is rare by chance: ties across the cap,
 * few participants, vetoes, deferrals, trimming, odd percents, odd ids. A choice is a plain number that shrinks;
 * `build` turns the choices into a scenario. What a scenario turned out to contain is counted by purposes.ts.
 */
import fc from 'fast-check';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { compilePolicy, type PolicyData } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import type { RoundData } from '#lib/domain/round.ts';
import type { CriterionData, RubricData } from '#lib/domain/rubric.ts';
import { assessmentOf, consequenceOf, rawAssessment, type Entries } from './generators-policy.ts';
import {
  amountFor,
  chance,
  Choices,
  CITATION,
  entryFor,
  rawCategory,
  rubricOf,
  seed
} from './generators-rubric.ts';
import { oracle } from './oracle.ts';
import type { Entry } from './oracle-rows.ts';

export { arbEntry, arbRubric } from './generators-rubric.ts';

export interface Scenario {
  policy: PolicyData;
  round: RoundData;
}

// By code point 𠀀 comes after Ａ, ｶ and ﬂ, by UTF-16 unit before them.
// prettier-ignore
const PARTICIPANT_IDS = [
  '𠀀01', 'Ａ01', '𠀀02', 'ｶ01', '𝟘9', 'P10', 'P2', 'P1', 'p1', 'constructor', 'toString', 'S-01', 'S.01', 'S_01',
  '中01', '乌01', 'é', 'zz', '𠀀', 'valueOf', 'S-010', '0', 'Ａ02'
] as const;
const EXPERT_IDS = ['E01', '𠀀F', '𠀀E', 'ＡE', 'e01', 'constructor', 'ｶE', 'ﬂ'] as const;
const TRIGGER_IDS = ['fraud', 'idle', 'refusal'] as const;

const rawSheet = fc.record({
  shift: chance(25),
  template: fc.nat(3),
  tweak: chance(30),
  row: fc.nat(8),
  choice: seed
});

const rawParticipant = fc.record({
  status: fc.noBias(
    fc.constantFrom<'graded' | 'deferred' | 'withdrawn'>(
      ...Array<'graded'>(14).fill('graded'),
      'deferred',
      'withdrawn'
    )
  ),
  vetoes: fc.noBias(fc.constantFrom(...Array<number[]>(18).fill([]), [0], [1, 0], [2, 1])),
  fewer: fc.noBias(fc.constantFrom(...Array<number>(30).fill(0), 1, 3, 9)),
  /** the same sheets as the first participant, for ties */
  copy: chance(55),
  /** the same total, one step moved from one row to another: for tie-breakers */
  shift: chance(40),
  sheets: fc.array(rawSheet, { minLength: 7, maxLength: 7 }),
  recognisedOn: fc.constantFrom(undefined, '2020-02-29', '2025-01-01')
});

const rawRound = fc.record({
  categories: fc.array(rawCategory, { minLength: 1, maxLength: 3 }),
  templates: fc.array(fc.array(seed, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
  assessment: rawAssessment,
  ids: fc.uniqueArray(fc.constantFrom(...PARTICIPANT_IDS), { minLength: 1, maxLength: 12, size: 'max' }),
  people: fc.array(rawParticipant, { minLength: 12, maxLength: 12 }),
  experts: fc.shuffledSubarray([...EXPERT_IDS], { minLength: 1, maxLength: 7 }),
  attempt: fc.constantFrom<(1 | 2 | undefined)[]>(undefined, 1, 1, 2),
  date: fc.constantFrom('2024-02-29', '2023-08-28', '2026-12-31', '2028-02-29', '1999-03-01'),
  facts: fc.array(fc.record({ who: fc.nat(11), row: fc.nat(8), choice: seed }), { maxLength: 3 }),
  panels: chance(30),
  seats: fc.array(fc.constantFrom(1, 1, 1, 2, 5), { minLength: 1, maxLength: 2 }),
  overrides: chance(60),
  decides: chance(60),
  order: seed
});
type RawRound = typeof rawRound extends fc.Arbitrary<infer T> ? T : never;

const rowsOf = (rubric: RubricData): CriterionData[] => rubric.categories.flatMap(({ criteria }) => criteria);

function entriesFrom(rows: readonly CriterionData[], choices: readonly number[]): Entries {
  return Object.fromEntries(rows.map((row, i) => [row.id, entryFor(row, choices[i % choices.length] ?? 0)]));
}

type SheetData = RoundData['sheets'][number];
type RawSheet = typeof rawSheet extends fc.Arbitrary<infer T> ? T : never;

function entriesOf(
  rows: readonly CriterionData[],
  templates: readonly Entries[],
  { template, tweak, row, choice, shift }: RawSheet
): Entries {
  const entries = structuredClone(templates[template % templates.length] ?? {});
  const tweaked = rows[row % rows.length];
  if (tweak && tweaked) entries[tweaked.id] = entryFor(tweaked, choice);
  return shift ? shifted(rows, entries) : entries;
}

/** One step of points less in one judged row, and as much more in another. */
function shifted(rows: readonly CriterionData[], entries: Entries): Entries {
  const judged = rows.filter(({ method }) => method === 'judgement');
  for (const from of judged) {
    const less = entries[from.id];
    const to = judged.findLast(
      ({ id, step, max }) => id !== from.id && step === from.step && (entries[id]?.points ?? 0) < max
    );
    if (!to || !less?.points) continue;
    const more = entries[to.id];
    const add = (points: number, step: number) => Math.round((points + step) * 100) / 100;
    return {
      ...entries,
      [from.id]: { ...less, points: add(less.points, -from.step) },
      [to.id]: { ...more, points: add(more?.points ?? 0, to.step), evidence: ['证书'] }
    };
  }
  return entries;
}

/** Verified facts; every sheet that differs from one gets a note on that row. */
function factsOf(
  raw: RawRound,
  rows: readonly CriterionData[],
  sheets: RoundData['sheets']
): NonNullable<RoundData['facts']> {
  const facts = new Map<string, NonNullable<RoundData['facts']>[number]>();
  for (const { who, row, choice } of raw.facts) {
    const participant = raw.ids[who % raw.ids.length] ?? '';
    const measured = rows[row % rows.length];
    if (measured?.method !== 'shortfall' && measured?.method !== 'measured') continue;
    const fact = {
      participant,
      criterion: measured.id,
      amount: amountFor(measured, new Choices(choice)),
      by: '区人社局',
      on: '2026-01-05'
    };
    facts.set(`${participant} ${measured.id}`, fact);
  }
  for (const { participant, criterion: id, amount } of facts.values()) {
    for (const sheet of sheets) {
      const entry = sheet.entries[id] as Entry | undefined;
      if (sheet.participant === participant && entry && entry.amount !== amount) entry.note = 'counted again';
    }
  }
  return [...facts.values()];
}

function build(raw: RawRound): Scenario {
  const rubric = rubricOf(raw.categories);
  const rows = rowsOf(rubric);
  const templates = raw.templates.map((choices) => entriesFrom(rows, choices));
  const people = raw.ids.map((id, i) => ({ id, ...(raw.people[i] as (typeof raw.people)[number]) }));
  const graded = people.filter(({ status }) => status === 'graded').length;
  const { assessment, settings } = assessmentOf(raw.assessment, rubric, templates, graded);
  const policy: PolicyData = {
    id: 'random-2026',
    title: '随机办法',
    docNo: null,
    status: 'draft',
    effective: { from: '2023-08-28', to: null },
    assessments: [assessment],
    triggers: TRIGGER_IDS.map((id, i) => ({
      id,
      title: `trigger ${id}`,
      ...(i === 0 ? { windowYears: 4 } : {}),
      citation: CITATION,
      consequences: (raw.assessment.triggers[i] ?? []).map((each) => consequenceOf(each, true))
    })),
    rubric
  };
  const sheets = people.flatMap(({ id, copy, fewer, shift, sheets: own }, index) =>
    raw.experts.slice(copy && index > 0 ? 0 : fewer).map((expert, i) => {
      const entries = entriesOf(rows, templates, ((copy ? people[0]?.sheets : own) ?? [])[i] as RawSheet);
      return {
        participant: id,
        expert,
        entries: (shift ? shifted(rows, entries) : entries) as SheetData['entries']
      };
    })
  );
  const facts = factsOf(raw, rows, sheets);
  const round: RoundData = {
    policy: policy.id,
    assessment: assessment.id,
    date: raw.date,
    ...(raw.attempt ? { attempt: raw.attempt } : {}),
    ...(settings ? { settings } : {}),
    participants: people.map(({ id, status, vetoes, recognisedOn }) => ({
      id,
      name: `${id}技能大师工作室`,
      district: '天山区',
      ...(recognisedOn ? { recognisedOn } : {}),
      ...(status === 'graded' ? {} : { status, reason: '停产' }),
      ...(vetoes.length === 0 || !raw.assessment.withGrades
        ? {}
        : { vetoes: vetoes.map((i) => ({ trigger: TRIGGER_IDS[i] ?? 'fraud', note: '查实' })) })
    })),
    ...(raw.panels
      ? { panels: raw.experts.map((expert) => ({ expert, participants: raw.ids.slice(0, 2) })) }
      : {}),
    ...(facts.length > 0 ? { facts } : {}),
    sheets
  };
  return { policy, round: withDecisions({ policy, round }, raw) };
}

/** Override seats where the cap allows them, then an order of the group that the oracle finds undecided. */
function withDecisions({ policy, round }: Scenario, raw: RawRound): RoundData {
  const cap = round.settings?.cap ?? policy.assessments[0]?.cap;
  if (oracle(policy, round).incomplete.length > 0) return round;
  const record = { by: '评审组', on: '2026-03-01' };
  const decisions: NonNullable<RoundData['decisions']> = [];
  if (raw.overrides && cap && !cap.strict) {
    for (const seats of raw.seats)
      decisions.push({ kind: 'cap-override', seats, reason: '原则上', ...record });
  }
  const [group] = oracle(policy, { ...round, decisions }).undecided;
  if (raw.decides && group) {
    const choices = new Choices(raw.order);
    const left = [...group.participants];
    const order = group.participants.map(() => left.splice(choices.next(left.length), 1)[0] ?? '');
    const participants = raw.order % 2 === 0 ? group.participants : group.participants.toReversed();
    decisions.splice(raw.order % 3 === 0 ? 0 : decisions.length, 0, {
      kind: 'tie',
      participants,
      order,
      ...record,
      minutes: '第3号'
    });
  }
  return decisions.length > 0 ? { ...round, decisions } : round;
}

/** A policy and a valid round over it. */
export const arbScenario: fc.Arbitrary<Scenario> = fc.noBias(rawRound).map(build);

/** The engine's results of a valid round; whatever is refused fails the test that asked. */
export function grade({ policy, round }: Scenario): ResultsBody {
  const read = readRound(round, compilePolicy(policy));
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problems)}`);
  const graded = gradeRound(read.value);
  if (!graded.ok) throw new Error(`not graded: ${JSON.stringify(graded.problems)}`);
  return graded.value;
}
