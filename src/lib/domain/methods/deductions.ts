/**
 * For rows that mix rules (no roster −2, each apprentice short −1, none at all 0):
 * max, less the deductions of its parts; rounded once, for the row.
 */
import { typeName, type Fault } from '../problem.ts';
import { fraction, roundHalfUp, subtract, type Fraction } from '../fraction.ts';
import { asNumber, readDecimal, type Hundredths, type TenThousandths } from '../points.ts';
import type { AbsentPart, CriterionOf, ShortPart } from './criterion.ts';
import { readAmount, readMap, type Input, type Method } from './method.ts';
import { becauseShort, deductionFor, isNone } from './short-rule.ts';

/** What a part does to the row: a deduction in hundredths, or the whole row is lost. */
type Effect = Fraction | 'zero';

export const deductions: Method<'deductions'> = {
  keys: ['values'],

  score(criterion, input, fault) {
    const values = readMap(input.values, fault, 'values');
    if (!values) return undefined;
    const unknown = Object.keys(values).filter((id) => !criterion.parts.some((part) => part.id === id));
    for (const id of unknown) {
      fault('unknown-part', { part: id, expected: criterion.parts.map((part) => part.id) }, `values.${id}`);
    }
    const effects = criterion.parts.map((part) => readEffect(part, valueOf(values, part.id), fault));
    const known = effects.filter((effect) => effect !== undefined);
    return unknown.length > 0 || known.length < effects.length ? undefined : pointsAfter(criterion, known);
  },

  because(criterion, input) {
    const values = input.values as Input;
    return {
      method: 'deductions',
      points: asNumber(
        pointsAfter(
          criterion,
          criterion.parts.map((part) => effectOf(part, values[part.id]))
        )
      ),
      max: asNumber(criterion.max),
      parts: criterion.parts.map((part) =>
        part.kind === 'short'
          ? {
              kind: 'short',
              title: part.title,
              ...becauseShort(part, readDecimal(values[part.id], 4) as number)
            }
          : {
              kind: 'absent',
              title: part.title,
              present: values[part.id] as boolean,
              deduct: part.zeroes ? 0 : asNumber(part.deduct),
              zeroes: part.zeroes
            }
      )
    };
  }
};

function pointsAfter(criterion: CriterionOf['deductions'], effects: readonly Effect[]): Hundredths {
  let left = fraction(criterion.max);
  for (const effect of effects) {
    if (effect === 'zero') return 0;
    left = subtract(left, effect);
  }
  return Math.max(0, roundHalfUp(left));
}

function readEffect(part: AbsentPart | ShortPart, value: unknown, fault: Fault): Effect | undefined {
  const key = `values.${part.id}`;
  if (value === undefined) return fault('missing-key', { key: part.id }, key);
  if (part.kind === 'short') {
    const amount = readAmount(value, part.whole, fault, key);
    return amount === undefined ? undefined : shortEffect(part, amount);
  }
  if (typeof value !== 'boolean') {
    return fault('wrong-type', { expected: 'boolean', found: typeName(value) }, key);
  }
  return absentEffect(part, value);
}

function effectOf(part: AbsentPart | ShortPart, value: unknown): Effect {
  return part.kind === 'short'
    ? shortEffect(part, readDecimal(value, 4) as TenThousandths)
    : absentEffect(part, value as boolean);
}

function shortEffect(part: ShortPart, amount: TenThousandths): Effect {
  return isNone(part, amount) ? 'zero' : deductionFor(part, amount);
}

function absentEffect(part: AbsentPart, present: boolean): Effect {
  if (present) return fraction(0);
  return part.zeroes ? 'zero' : fraction(part.deduct);
}

function valueOf(values: Input, id: string): unknown {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}
