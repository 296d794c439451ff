/** 有 / 无 / 部分: full points or none; between them only where the criterion allows partial. */
import { typeName, type Fault } from '../problem.ts';
import { asNumber, type Hundredths } from '../points.ts';
import type { CriterionOf } from './criterion.ts';
import { readPoints, type Input, type Method } from './method.ts';

export const presence: Method<'presence'> = {
  keys: ['met', 'points'],

  score(criterion, input, fault) {
    const { met } = input;
    if (met === 'partial' && criterion.partial) return partialPoints(criterion, input, fault);
    if (met !== 'yes' && met !== 'no') return refuseMet(criterion, met, fault);
    if ('points' in input) return fault('superfluous-input', { key: 'points', why: 'met-decides' }, 'points');
    return met === 'yes' ? criterion.max : 0;
  },

  because(criterion, input) {
    const met = input.met as 'yes' | 'no' | 'partial';
    const max = asNumber(criterion.max);
    const points = met === 'yes' ? max : met === 'no' ? 0 : (input.points as number);
    return { method: 'presence', met, points, max };
  }
};

function partialPoints(
  criterion: CriterionOf['presence'],
  input: Input,
  fault: Fault
): Hundredths | undefined {
  const points = readPoints(input.points, criterion, fault);
  if (points === 0 || points === criterion.max) {
    return fault('partial-not-between', { found: asNumber(points), max: asNumber(criterion.max) }, 'points');
  }
  return points;
}

function refuseMet(criterion: CriterionOf['presence'], met: unknown, fault: Fault): undefined {
  if (met === undefined) return fault('missing-key', { key: 'met' }, 'met');
  if (typeof met !== 'string') return fault('wrong-type', { expected: 'text', found: typeName(met) }, 'met');
  const expected = criterion.partial ? ['yes', 'no', 'partial'] : ['yes', 'no'];
  return fault('unknown-choice', { found: met, expected }, 'met');
}
