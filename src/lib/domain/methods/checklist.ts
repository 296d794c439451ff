/** 未…的扣…, one by one: max, less the deduction of each part that is missing. */
import { typeName, type Fault } from '../problem.ts';
import { asNumber, type Hundredths } from '../points.ts';
import type { CriterionOf, DeductionPart } from './criterion.ts';
import type { Method } from './method.ts';

export const checklist: Method<'checklist'> = {
  keys: ['missing'],

  score(criterion, input, fault) {
    const { missing } = input;
    if (missing === undefined) return fault('missing-key', { key: 'missing' }, 'missing');
    if (!Array.isArray(missing)) {
      return fault('wrong-type', { expected: 'list', found: typeName(missing) }, 'missing');
    }
    const ids: readonly unknown[] = missing;
    const parts = ids
      .map((_, index) => readPart(criterion, ids, index, fault))
      .filter((part) => part !== undefined);
    return parts.length < ids.length ? undefined : pointsAfter(criterion, parts);
  },

  because(criterion, input) {
    const ids = input.missing as string[];
    const missing = criterion.parts.filter((part) => ids.includes(part.id));
    return {
      method: 'checklist',
      points: asNumber(pointsAfter(criterion, missing)),
      max: asNumber(criterion.max),
      missing: missing.map((part) => ({ title: part.title, deduct: asNumber(part.deduct) }))
    };
  }
};

function readPart(
  { parts }: CriterionOf['checklist'],
  ids: readonly unknown[],
  index: number,
  fault: Fault
): DeductionPart | undefined {
  const id = ids[index];
  const key = `missing[${index}]`;
  if (typeof id !== 'string') return fault('wrong-type', { expected: 'text', found: typeName(id) }, key);
  if (ids.indexOf(id) < index) return fault('duplicate-part', { part: id }, key);
  const part = parts.find((each) => each.id === id);
  return part ?? fault('unknown-part', { part: id, expected: parts.map((each) => each.id) }, key);
}

function pointsAfter({ max }: CriterionOf['checklist'], missing: readonly DeductionPart[]): Hundredths {
  return Math.max(0, max - missing.reduce((sum, part) => sum + part.deduct, 0));
}
