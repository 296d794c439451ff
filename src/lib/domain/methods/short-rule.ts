/** 每少…扣…: what an amount short of the requirement costs. Shared by `shortfall` and `deductions`. */
import { fraction, type Fraction } from '../fraction.ts';
import { asAmount, asNumber, divideDown, type TenThousandths } from '../points.ts';
import type { ShortBecause } from './because.ts';
import type { ShortRule } from './criterion.ts';

/** The units an amount is short by: whole ones, or null where the rule is proportional. */
export function unitsShort(rule: ShortRule, amount: TenThousandths): number | null {
  if (amount >= rule.required) return 0;
  const short = rule.required - amount;
  switch (rule.rounding) {
    case 'full':
      return divideDown(short, rule.per);
    case 'started':
      return divideDown(short + rule.per - 1, rule.per);
    case 'proportional':
      return null;
  }
}

/** The exact deduction in hundredths. */
export function deductionFor(rule: ShortRule, amount: TenThousandths): Fraction {
  const units = unitsShort(rule, amount);
  return units === null
    ? fraction(BigInt(rule.deduct) * BigInt(rule.required - amount), rule.per)
    : fraction(BigInt(rule.deduct) * BigInt(units));
}

/** Nothing at all, where the rule gives 0 for that. */
export function isNone(rule: ShortRule, amount: TenThousandths): boolean {
  return rule.zeroIfNone && amount === 0;
}

export function becauseShort(rule: ShortRule, amount: TenThousandths): ShortBecause {
  return {
    unit: rule.unit,
    amount: asAmount(amount),
    required: asAmount(rule.required),
    short: asAmount(Math.max(0, rule.required - amount)),
    per: asAmount(rule.per),
    rounding: rule.rounding,
    units: unitsShort(rule, amount),
    deduct: asNumber(rule.deduct),
    none: isNone(rule, amount)
  };
}
