/**
 * One expert's scoring of one participant: entries → points → category subtotals → base, bonus, total.
 * Must not know other sheets, grades or panels.
 */
import { inputKeys, score } from './methods/index.ts';
import type { Criterion } from './methods/criterion.ts';
import type { Input } from './methods/method.ts';
import { asNumber, readDecimal, type Hundredths, type TenThousandths } from './points.ts';
import { isPlainObject, typeName, type Fault } from './problem.ts';
import type { Rubric } from './rubric.ts';

/** All figures in hundredths of points. */
export interface ScoredSheet {
  participant: string;
  expert: string;
  /** as entered, valid for the rubric */
  entries: Readonly<Record<string, Input>>;
  /** by category, in the rubric's order; a bonus category at most its max */
  subtotals: readonly Hundredths[];
  base: Hundredths;
  bonus: Hundredths;
  total: Hundredths;
}

export type Sums = Pick<ScoredSheet, 'subtotals' | 'base' | 'bonus' | 'total'>;

/** Verified amounts of one participant by criterion id. */
export type Facts = ReadonlyMap<string, TenThousandths>;

/** Says where in the entries a fault is. */
export type FaultAt = (criterion: string) => Fault;

/** Points by category, or undefined once anything was reported: every row is looked at all the same. */
export function scoreEntries(
  rubric: Rubric,
  entries: Readonly<Record<string, unknown>>,
  facts: Facts | undefined,
  faultAt: FaultAt
): Sums | undefined {
  const { criteria, categories, categoryOf } = rubric;
  const subtotals = new Array<number>(categories.length).fill(0);
  let answered = 0;
  let faulty = false;
  for (let i = 0; i < criteria.length; i++) {
    const criterion = criteria[i] as Criterion;
    const fault = faultAt(criterion.id);
    if (!Object.hasOwn(entries, criterion.id)) {
      fault('unanswered', { title: criterion.title });
      faulty = true;
      continue;
    }
    answered++;
    const points = scoreEntry(criterion, entries[criterion.id], facts?.get(criterion.id), fault);
    if (points === undefined) faulty = true;
    else (subtotals[categoryOf[i] as number] as number) += points;
  }
  if (Object.keys(entries).length > answered) {
    const known = new Set(criteria.map((criterion) => criterion.id));
    for (const key of Object.keys(entries)) {
      if (!known.has(key)) faultAt(key)('unknown-criterion', { criterion: key });
    }
    faulty = true;
  }
  return faulty ? undefined : sums(rubric, subtotals);
}

/** A bonus category counts at most its max. @param added the rows' points by category */
export function sums({ categories }: Pick<Rubric, 'categories'>, added: readonly Hundredths[]): Sums {
  let base = 0;
  let bonus = 0;
  const subtotals = added.map((sum, i) => {
    const category = categories[i];
    const subtotal = category?.bonus ? Math.min(sum, category.max) : sum;
    if (category?.bonus) bonus += subtotal;
    else base += subtotal;
    return subtotal;
  });
  return { subtotals, base, bonus, total: base + bonus };
}

/** Points of one entry, with what is common to all methods: unknown keys, evidence, notes, verified facts. */
export function scoreEntry(
  criterion: Criterion,
  entry: unknown,
  fact: TenThousandths | undefined,
  fault: Fault
): Hundredths | undefined {
  if (!isPlainObject(entry)) return fault('wrong-type', { expected: 'object', found: typeName(entry) });
  let faulty = false;
  const keys = inputKeys(criterion);
  for (const key of Object.keys(entry)) {
    if (keys.includes(key) || key === 'evidence' || key === 'note') continue;
    fault('unknown-key', { key, expected: [...keys, 'evidence', 'note'] }, key);
    faulty = true;
  }
  if (!areTexts(entry, fault)) faulty = true;
  const points = score(criterion, entry, fault);
  if (criterion.evidence && (points ?? 0) > 0 && !hasEvidence(entry.evidence)) {
    fault('evidence-missing', { title: criterion.title }, 'evidence');
    faulty = true;
  }
  if (fact !== undefined && differs(fact, entry.amount) && !isFilled(entry.note)) {
    const found = entry.amount as number;
    return fault('note-missing', { why: 'differs-from-fact', fact: fact / 10_000, found }, 'note');
  }
  return faulty ? undefined : points;
}

function areTexts({ evidence, note }: Input, fault: Fault): boolean {
  let good = note === undefined || isText(note, 'note', fault);
  if (evidence === undefined) return good;
  if (!Array.isArray(evidence)) {
    fault('wrong-type', { expected: 'list', found: typeName(evidence) }, 'evidence');
    return false;
  }
  evidence.forEach((item: unknown, index) => {
    good = isText(item, `evidence[${index}]`, fault) && good;
  });
  return good;
}

function isText(value: unknown, key: string, fault: Fault): boolean {
  if (typeof value !== 'string') fault('wrong-type', { expected: 'text', found: typeName(value) }, key);
  else if (!value.isWellFormed() || value.includes('\0')) {
    fault('bad-text', { expected: 'text without lone surrogates or NUL' }, key);
  } else return true;
  return false;
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const hasEvidence = (value: unknown): boolean => Array.isArray(value) && value.some(isFilled);
/** An amount that is no number is a fault of its own. */
function differs(fact: TenThousandths, amount: unknown): boolean {
  const read = readDecimal(amount, 4);
  return typeof read === 'number' && read !== fact;
}

/** The figures of a sheet as JSON numbers. */
export const sheetFigures = ({ base, bonus, total }: ScoredSheet) => ({
  base: asNumber(base),
  bonus: asNumber(bonus),
  total: asNumber(total)
});
