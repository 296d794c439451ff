/** 视情况酌情扣分: the expert's own points, within the row's maximum and grain. */
import { asNumber } from '../points.ts';
import { readPoints, type Method } from './method.ts';

export const judgement: Method<'judgement'> = {
  keys: ['points'],
  score: (criterion, input, fault) => readPoints(input.points, criterion, fault),
  because: (criterion, input) => ({
    method: 'judgement',
    points: input.points as number,
    max: asNumber(criterion.max)
  })
};
