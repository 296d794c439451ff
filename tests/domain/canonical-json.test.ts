/** Canonical JSON against the examples of RFC 8785, and against any order of keys. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#lib/domain/canonical-json.ts';
import { randomFrom, SEED, written } from './kit.ts';

const double = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

describe('canonical JSON', () => {
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2']
  ])('RFC 8785 appendix B: %s is %s', (hex, text) => {
    expect(canonical(double(hex))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
    'RFC 8785 appendix B: %s is an error',
    (hex) => {
      expect(() => canonical(double(hex))).toThrow(TypeError);
      expect(() => canonical({ a: [double(hex)] })).toThrow(TypeError);
    }
  );

  test('RFC 8785 section 3.2.2: the sample object', () => {
    const sample = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonical(JSON.parse(sample))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
    );
  });

  test('RFC 8785 section 3.2.3: keys by UTF-16 unit', () => {
    const sample = String.raw`{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    const text = canonical(JSON.parse(sample));
    expect([...text.matchAll(/:"([^"]*)"/g)].map((match) => match[1])).toStrictEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh'
    ]);
    expect(text.startsWith(String.raw`{"\r":"Carriage Return","1":"One","${'\u0080'}":"Control"`)).toBe(true);
  });

  test.each<[unknown, string]>([
    ['\b\t\n\f\r"\\/\u0000\u001f\u007f\u2028', '"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u001f\u007f\u2028"'],
    [{}, '{}'],
    [[], '[]'],
    [[[], {}, [null]], '[[],{},[null]]'],
    [{ b: 1, a: undefined }, '{"b":1}'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [{ 10: 'ten', 9: 'nine', a: 0 }, '{"10":"ten","9":"nine","a":0}'],
    [JSON.parse('{"constructor":1,"__proto__":{"b":2,"a":1}}'), '{"__proto__":{"a":1,"b":2},"constructor":1}']
  ])('%j', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test.each([
    undefined,
    [undefined],
    () => 1,
    Symbol('s'),
    1n,
    '\ud800',
    'a\udc00',
    { '\ud800': 1 },
    ['\udfff\ud800']
  ])('refuses what JSON cannot say: %s', (value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });

  test('reads back as the same value, is its own canonical form, and does not mind the order of keys', () => {
    const wellFormed = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(wellFormed, fc.nat(), (value, start) => {
        const text = canonical(value);
        fc.pre(!text.includes('"\\\\')); // see below: no key that starts with a backslash
        const again: unknown = JSON.parse(text);
        expect(canonical(again)).toBe(text);
        expect(again).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(reordered(value, randomFrom(start)))).toBe(text);
        // No white space outside strings.
        expect(text.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\s/);
      }),
      { numRuns: 2000, seed: SEED }
    );
  });

  /** The same value through text, with members in another order. */
  function reordered(value: unknown, random: (below: number) => number): unknown {
    return JSON.parse(written(value, random, () => ''));
  }
});
