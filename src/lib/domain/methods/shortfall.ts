/** 每少 1 万元扣 2 分: max, less a deduction for each unit short of what is required. */
import { fraction, roundHalfUp, subtract } from '../fraction.ts';
import { asNumber, readDecimal, type Hundredths, type TenThousandths } from '../points.ts';
import type { CriterionOf } from './criterion.ts';
import { readAmount, type Method } from './method.ts';
import { becauseShort, deductionFor, isNone, unitsShort } from './short-rule.ts';

export const shortfall: Method<'shortfall'> = {
  keys: ['amount'],

  score(criterion, input, fault) {
    const amount = readAmount(input.amount, criterion.whole, fault);
    return amount === undefined ? undefined : pointsFor(criterion, amount);
  },

  because(criterion, input) {
    const amount = readDecimal(input.amount, 4) as TenThousandths;
    return {
      method: 'shortfall',
      points: asNumber(pointsFor(criterion, amount)),
      max: asNumber(criterion.max),
      ...becauseShort(criterion, amount)
    };
  }
};

function pointsFor(criterion: CriterionOf['shortfall'], amount: TenThousandths): Hundredths {
  if (isNone(criterion, amount)) return 0;
  const units = unitsShort(criterion, amount);
  // A product too large to be exact is far above any max, and ends at 0 all the same.
  if (units !== null) return Math.max(0, criterion.max - units * criterion.deduct);
  // The row's points, not the deduction, are rounded.
  return Math.max(0, roundHalfUp(subtract(fraction(criterion.max), deductionFor(criterion, amount))));
}
