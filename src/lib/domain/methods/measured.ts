/** 达标满分, 没有零分, 其间视情: a measured amount, and the expert's points where it is short. */
import { asAmount, asNumber, readDecimal } from '../points.ts';
import { readAmount, readPoints, type Method } from './method.ts';

export const measured: Method<'measured'> = {
  keys: ['amount', 'points'],

  score(criterion, input, fault) {
    const amount = readAmount(input.amount, criterion.whole, fault);
    if (amount === undefined) return undefined;
    const decided = amount >= criterion.required ? criterion.max : amount === 0 ? 0 : null;
    if (decided === null) return readPoints(input.points, criterion, fault);
    if ('points' in input) {
      return fault('superfluous-input', { key: 'points', why: 'amount-decides' }, 'points');
    }
    return decided;
  },

  because(criterion, input) {
    const amount = readDecimal(input.amount, 4) as number;
    const max = asNumber(criterion.max);
    const points = amount >= criterion.required ? max : amount === 0 ? 0 : (input.points as number);
    const { unit, required } = criterion;
    return { method: 'measured', points, max, unit, amount: asAmount(amount), required: asAmount(required) };
  }
};
