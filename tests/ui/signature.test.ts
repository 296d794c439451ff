/** A drawn signature as the server takes it: no more than its limits, nothing of the program's own. */
import { describe, expect, it } from 'vitest';
import { readSignature, signatureSchema } from '#lib/server/signature.ts';
import { isTooLong, markStrokes, strokesOf } from '#lib/ui/sheet/signature.ts';
import { mapAddress } from '#lib/ui/sheet/map-address.ts';

const POINT = { x: 1, y: 2, time: 3, pressure: 0.5 };
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
const stroke = (points: number) => Array.from({ length: points }, () => POINT);

describe('strokes', () => {
  it('keep the points and leave the pen', () => {
    const group = { points: [{ ...POINT, more: 1 }], penColor: 'black', minWidth: 1 };
    expect(strokesOf([group])).toEqual([[POINT]]);
  });
  it('within the limits of the server, and not beyond', () => {
    expect(
      isTooLong(
        Array.from({ length: 200 }, () => stroke(1)),
        PNG
      )
    ).toBe(false);
    expect(
      isTooLong(
        Array.from({ length: 201 }, () => stroke(1)),
        PNG
      )
    ).toBe(true);
    expect(isTooLong([stroke(2_000)], PNG)).toBe(false);
    expect(isTooLong([stroke(2_001)], PNG)).toBe(true);
    expect(isTooLong([stroke(1)], 'A'.repeat(700_000))).toBe(true);
  });
});

describe('a mark instead of a signature', () => {
  it('is a cross within the frame that the server takes', () => {
    const strokes = markStrokes(640, 200);
    expect(strokes).toHaveLength(2);
    for (const { x, y } of strokes.flat()) expect(x >= 0 && x <= 640 && y >= 0 && y <= 200).toBe(true);
    const given = signatureSchema.parse({ png: PNG, strokes });
    expect(readSignature(given).toString('base64')).toBe(PNG);
  });
});

describe('an address in a map', () => {
  it.each([
    ['样例路 3 号', '示范一区', '示范一区样例路 3 号'],
    ['示范一区样例路 3 号', '示范一区', '示范一区样例路 3 号'],
    ['样例路 3 号', null, '样例路 3 号'],
    ['a&b=c#d', null, 'a&b=c#d']
  ])('%s in %s', (address, district, keyword) => {
    const url = new URL(mapAddress(address, district));
    expect([url.host, url.searchParams.get('keyword')]).toEqual(['uri.amap.com', keyword]);
  });
});
