/** Points given by hand: which picks a row offers, a step up and down, digits typed one after the other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPicks, nearest, quickPicks, stepped, typePoints, type Typed } from '#lib/ui/sheet/points.ts';

const THREE = { least: 0, most: 3, step: 0.5 };
const TEN = { least: 0, most: 10, step: 0.5 };

describe('picks', () => {
  it('all half points of a row of three', () => {
    expect(allPicks(THREE, 7)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
  });
  it('none where they do not fit in one row', () => {
    expect(allPicks({ ...THREE, most: 4 }, 7)).toEqual([]);
  });
  it.each([
    [4, [0, 1, 2, 3, 4]],
    [5, [0, 1, 2, 3, 4, 5]],
    [6, [0, 2, 4, 6]],
    [10, [0, 2, 4, 6, 8, 10]],
    [12, [0, 5, 10, 12]],
    [25, [0, 5, 10, 15, 20, 25]]
  ])('quick ones up to %d', (most, picks) => {
    expect(quickPicks({ ...TEN, most }, 6)).toEqual(picks);
  });
  it('are at most as many as fit, begin at nothing, end at the top, and may all be given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.1, 0.25, 0.5, 1, 2.5, 3),
        fc.integer({ min: 1, max: 200 }),
        (step, count) => {
          const most = Math.round(step * count * 100) / 100;
          const picks = quickPicks({ least: 0, most, step }, 6);
          expect(picks.length).toBeLessThanOrEqual(6);
          expect([picks[0], picks.at(-1)]).toEqual([0, most]);
          for (const pick of picks) expect(Math.round(pick * 100) % Math.round(step * 100)).toBe(0);
        }
      )
    );
  });
});

describe('a step', () => {
  it('goes by the grain and stays within', () => {
    expect([stepped(2.5, 1, THREE), stepped(3, 1, THREE), stepped(0, -1, THREE)]).toEqual([3, 3, 0]);
  });
  it('comes onto the grain from beside it', () => {
    expect([stepped(2.3, 1, THREE), stepped(2.3, -1, THREE)]).toEqual([2.5, 2]);
  });
  it('keeps tenths what they are', () => {
    const tenths = { least: 0, most: 1, step: 0.1 };
    expect([0.2, 0.3, 0.7].map((points) => stepped(points, 1, tenths))).toEqual([0.3, 0.4, 0.8]);
    expect([0.3, 0.7].map((points) => stepped(points, -1, tenths))).toEqual([0.2, 0.6]);
  });
  it('from nothing begins at the first step or at the top', () => {
    expect([stepped(undefined, 1, THREE), stepped('x', -1, THREE)]).toEqual([0.5, 3]);
  });
  it('comes back from far outside', () => {
    expect([stepped(99, -1, THREE), stepped(-5, 1, THREE)]).toEqual([3, 0]);
  });
});

describe('what could have been meant', () => {
  it.each([
    [2.3, [2, 2.5]],
    [2.5, [2.5]],
    [9, [3]]
  ])('near %d', (points, near) => {
    expect(nearest(points, THREE)).toEqual(near);
  });
});

describe('digits typed', () => {
  const after = (keys: string, pause = 100, grain = TEN) =>
    Array.from(keys).reduce<(Typed & { points: number | null }) | null>(
      (typed, key, index) => typePoints(typed, key, index * pause, grain),
      null
    );
  it.each([
    ['2', 2],
    ['2.5', 2.5],
    ['10', 10],
    ['2。5', 2.5]
  ])('%s', (keys, points) => {
    expect(after(keys)?.points).toBe(points);
  });
  it('begin anew after a pause', () => {
    expect(after('10', 1_500)?.points).toBe(0);
  });
  it('begin anew where the number would be more than the row gives', () => {
    expect(after('25')?.points).toBe(5);
  });
  it('above the top give nothing', () => {
    expect(after('9', 100, THREE)?.points).toBeNull();
  });
  it('other keys are none of ours', () => {
    expect(typePoints(null, 'a', 0, TEN)).toBeNull();
  });
});
