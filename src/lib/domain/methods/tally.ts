/** 每…得…: points for each one counted, up to max. A part that is not named counts 0. */
import { asNumber } from '../points.ts';
import { readCount, readMap, type Input, type Method } from './method.ts';

export const tally: Method<'tally'> = {
  keys: ['counts'],

  score(criterion, input, fault) {
    const counts = readMap(input.counts, fault, 'counts');
    if (!counts) return undefined;
    let points = 0;
    let faulty = false;
    for (const id of Object.keys(counts)) {
      const key = `counts.${id}`;
      const part = criterion.parts.find((each) => each.id === id);
      if (!part) {
        fault('unknown-part', { part: id, expected: criterion.parts.map((each) => each.id) }, key);
        faulty = true;
        continue;
      }
      const count = readCount(counts[id], fault, key);
      // A product too large to be exact is far above any max, and ends at max all the same.
      if (count === undefined) faulty = true;
      else points += count * part.points;
    }
    return faulty ? undefined : Math.min(criterion.max, points);
  },

  because(criterion, input) {
    const counts = input.counts as Input;
    const counted = criterion.parts
      .map((part) => ({ title: part.title, count: countOf(counts, part.id), each: part.points }))
      .filter((part) => part.count > 0);
    const sum = counted.reduce((total, part) => total + part.count * part.each, 0);
    return {
      method: 'tally',
      points: asNumber(Math.min(criterion.max, sum)),
      max: asNumber(criterion.max),
      counted: counted.map((part) => ({ ...part, each: asNumber(part.each) })),
      sum: asNumber(sum)
    };
  }
};

function countOf(counts: Input, id: string): number {
  return Object.hasOwn(counts, id) ? (counts[id] as number) : 0;
}
