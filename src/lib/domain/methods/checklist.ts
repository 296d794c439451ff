/** 未…的扣…, one by one: max, less the deduction of each part that is missing. */
import { typeName } from '../problem.ts';
import { asNumber } from '../points.ts';
import type { Method } from './method.ts';

export const checklist: Method<'checklist'> = {
  keys: ['missing'],

  score(criterion, input, fault) {
    const { missing } = input;
    if (missing === undefined) return fault('missing-key', { key: 'missing' }, 'missing');
    if (!Array.isArray(missing)) {
      return fault('wrong-type', { expected: 'list', found: typeName(missing) }, 'missing');
    }
    const seen = new Set<unknown>();
    let points = criterion.max;
    let faulty = false;
    missing.forEach((id: unknown, index) => {
      const key = `missing[${index}]`;
      const part = criterion.parts.find((each) => each.id === id);
      if (typeof id !== 'string') fault('wrong-type', { expected: 'text', found: typeName(id) }, key);
      else if (!part) fault('unknown-part', { part: id, expected: criterion.parts.map((each) => each.id) }, key);
      else if (seen.has(id)) fault('duplicate-part', { part: id }, key);
      else points -= part.deduct;
      faulty ||= !part || seen.has(id);
      seen.add(id);
    });
    return faulty ? undefined : Math.max(0, points);
  },

  because(criterion, input) {
    const ids = input.missing as string[];
    const missing = criterion.parts.filter((part) => ids.includes(part.id));
    const deducted = missing.reduce((sum, part) => sum + part.deduct, 0);
    return {
      method: 'checklist',
      points: asNumber(Math.max(0, criterion.max - deducted)),
      max: asNumber(criterion.max),
      missing: missing.map((part) => ({ title: part.title, deduct: asNumber(part.deduct) }))
    };
  }
};
