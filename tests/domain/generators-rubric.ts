/** Random scoring tables with all seven methods, and valid entries for any of their rows. */
import fc from 'fast-check';
import type { CriterionData, RubricData } from '#lib/domain/rubric.ts';
import { rowPoints, type Entry } from './oracle-rows.ts';

/** A number spent piece by piece: each `next` takes one choice off it. */
export class Choices {
  private left: number;
  constructor(start: number) {
    this.left = start;
  }
  next(options: number): number {
    const chosen = this.left % options;
    this.left = Math.floor(this.left / options);
    return chosen;
  }
  one<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T;
  }
}

export const seed = fc.noBias(fc.maxSafeNat());
export const chance = (percent: number) => fc.noBias(fc.nat(99)).map((value) => value < percent);

const CATEGORY_IDS = ['care', 'constructor', 'a', 'bonus-1'] as const;
const METHODS = [
  'judgement',
  'presence',
  'shortfall',
  'measured',
  'checklist',
  'tally',
  'deductions'
] as const;

interface RawShort {
  required: number;
  per: number;
  deduct: number;
  rounding: 'full' | 'started' | 'proportional';
  whole: boolean;
  zeroIfNone: boolean;
}

interface RawPart {
  kind: 'absent' | 'zeroes' | 'short';
  points: number;
  short: RawShort;
}

interface RawRow {
  method: (typeof METHODS)[number];
  step: number;
  steps: number;
  partial: boolean;
  evidence: boolean;
  short: RawShort;
  parts: RawPart[];
}

const amount = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((units) => units * 10_000),
  fc.integer({ min: 1, max: 40 }).map((units) => units * 2_500),
  fc.integer({ min: 1, max: 120_000 })
);

const rawShort: fc.Arbitrary<RawShort> = fc.record({
  required: amount,
  per: amount,
  deduct: fc.oneof(fc.constantFrom(25, 50, 100, 33), fc.integer({ min: 1, max: 500 })),
  rounding: fc.constantFrom('full', 'started', 'proportional'),
  whole: chance(20),
  zeroIfNone: chance(60)
});

const rawRow: fc.Arbitrary<RawRow> = fc.record({
  method: fc.constantFrom(...METHODS, 'judgement', 'judgement', 'shortfall'),
  step: fc.constantFrom(50, 50, 50, 50, 100, 25, 10, 1, 250),
  steps: fc.integer({ min: 1, max: 12 }),
  partial: chance(70),
  evidence: chance(15),
  short: rawShort,
  parts: fc.array(
    fc.record({
      kind: fc.constantFrom('absent', 'short', 'zeroes', 'short'),
      points: fc.integer({ min: 1, max: 300 }),
      short: rawShort
    }) satisfies fc.Arbitrary<RawPart>,
    { minLength: 1, maxLength: 3 }
  )
});

export const CITATION = '乌人社规〔2023〕1号 第十九条 "（二）"';

function shortRule({ required, per, deduct, rounding, whole, zeroIfNone }: RawShort) {
  return {
    unit: '万元',
    whole,
    required: required / 10_000,
    per: per / 10_000,
    deduct: deduct / 100,
    rounding,
    zeroIfNone
  };
}

function criterion(raw: RawRow, id: string): CriterionData {
  const max = Math.max(raw.step * raw.steps, 1) / 100;
  const row = {
    id,
    title: `row ${id}`,
    max,
    step: raw.step / 100,
    evidence: raw.evidence,
    citation: CITATION
  };
  const part = (index: number) => ({
    id: index === 0 ? 'constructor' : `part-${index}`,
    title: `part ${index}`
  });
  switch (raw.method) {
    case 'judgement':
      return { ...row, method: raw.method };
    case 'presence':
      return { ...row, method: raw.method, partial: raw.partial };
    case 'shortfall':
      return { ...row, method: raw.method, ...shortRule(raw.short) };
    case 'measured': {
      const { unit, whole, required } = shortRule(raw.short);
      return { ...row, method: raw.method, unit, whole, required };
    }
    case 'checklist':
      return {
        ...row,
        method: raw.method,
        parts: raw.parts.map(({ points }, i) => ({ ...part(i), deduct: points / 100 }))
      };
    case 'tally':
      return {
        ...row,
        method: raw.method,
        parts: raw.parts.map(({ points }, i) => ({ ...part(i), points: points / 100 }))
      };
    case 'deductions':
      return {
        ...row,
        method: raw.method,
        parts: raw.parts.map(({ kind, points, short }, i) =>
          kind === 'short'
            ? { ...part(i), kind, ...shortRule(short) }
            : kind === 'zeroes'
              ? { ...part(i), kind: 'absent', zeroes: true }
              : { ...part(i), kind: 'absent', deduct: points / 100 }
        )
      };
  }
}

export interface RawCategory {
  rows: RawRow[];
  bonus: boolean;
  /** how far a bonus category's max is below its rows */
  less: number;
}

export const rawCategory: fc.Arbitrary<RawCategory> = fc.record({
  rows: fc.array(rawRow, { minLength: 1, maxLength: 3 }),
  bonus: chance(35),
  less: fc.nat(100)
});

export function rubricOf(raw: readonly RawCategory[]): RubricData {
  return {
    categories: raw.map(({ rows, bonus, less }, index) => {
      const id = CATEGORY_IDS[index] ?? `category-${index}`;
      const criteria = rows.map((row, i) =>
        criterion(row, index === 0 && i === 0 ? 'constructor' : `${id}-${i}`)
      );
      const sum = criteria.reduce((total, { max }) => total + Math.round(max * 100), 0);
      const max = bonus ? Math.floor((sum * (100 - less)) / 100) / 100 : sum / 100;
      return { id, title: `category ${id}`, max, bonus, criteria };
    })
  };
}

export const arbRubric: fc.Arbitrary<RubricData> = fc
  .array(rawCategory, { minLength: 1, maxLength: 3 })
  .map(rubricOf);

/** An amount that is allowed, often where it matters: 0, required, just below or above, whole units below. */
export function amountFor(
  rule: { required: number; per?: number; whole: boolean },
  choices: Choices
): number {
  const required = Math.round(rule.required * 10_000);
  const per = Math.round((rule.per ?? 1) * 10_000);
  const near = rule.whole ? 10_000 : 1;
  const wanted = [
    0,
    required,
    required - near,
    required + near,
    required - per * (1 + choices.next(3)),
    required * 7
  ];
  const kind = choices.next(10);
  const chosen = wanted[kind] ?? Math.floor((required * choices.next(1000)) / 1000);
  const valid = rule.whole ? Math.ceil(chosen / 10_000) * 10_000 : chosen;
  return Math.max(0, valid) / 10_000;
}

function inputFor(row: CriterionData, choices: Choices): Entry {
  const step = Math.round(row.step * 100);
  const steps = Math.floor(Math.round(row.max * 100) / step);
  const given = (least: number, most: number) => ((least + choices.next(most - least + 1)) * step) / 100;
  switch (row.method) {
    case 'judgement':
      return { points: given(0, steps) };
    case 'presence': {
      const between = Math.floor((Math.round(row.max * 100) - 1) / step);
      const met = choices.one(['yes', 'no', 'yes', 'partial'] as const);
      if (met !== 'partial' || !row.partial || between < 1) return { met: met === 'partial' ? 'yes' : met };
      return { met, points: given(1, between) };
    }
    case 'shortfall':
      return { amount: amountFor(row, choices) };
    case 'measured': {
      const amount = amountFor(row, choices);
      return amount === 0 || amount >= row.required ? { amount } : { amount, points: given(0, steps) };
    }
    case 'checklist':
      return { missing: row.parts.filter(() => choices.next(3) === 0).map(({ id }) => id) };
    case 'tally': {
      const named = row.parts.filter(() => choices.next(4) > 0);
      return { counts: Object.fromEntries(named.map(({ id }) => [id, choices.one([0, 1, 2, 3, 50])])) };
    }
    case 'deductions':
      return {
        values: Object.fromEntries(
          row.parts.map((part) => [
            part.id,
            part.kind === 'short' ? amountFor(part, choices) : choices.next(4) > 0
          ])
        )
      };
  }
}

/** A valid entry of a row; evidence where it is needed, and sometimes where it is not. */
export function entryFor(row: CriterionData, choice: number): Entry {
  const choices = new Choices(choice);
  const extra = choices.next(6);
  const entry = inputFor(row, choices);
  const needed = row.evidence && rowPoints(row, entry) > 0n;
  if (needed || extra === 1) entry.evidence = ['证书 №7', ''].slice(0, extra === 1 && !needed ? 2 : 1);
  if (extra === 2) entry.note = 'seen 👀';
  return entry;
}

export const arbEntry = (row: CriterionData): fc.Arbitrary<Entry> =>
  seed.map((choice) => entryFor(row, choice));
