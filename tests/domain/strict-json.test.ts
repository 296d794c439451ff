/** Reading JSON that repeats a key, is nested without end, or is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { decodeUtf8, parseStrictJson } from '#lib/domain/strict-json.ts';
import { randomFrom, SEED, written } from './kit.ts';

const problemsOf = (text: string): Problem[] => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? [] : parsed.problems;
};

const duplicates = (text: string): unknown[] =>
  problemsOf(text).map((problem) =>
    problem.code === 'duplicate-key' ? [problem.detail.key, problem.path] : problem
  );

describe('a key written twice', () => {
  test.each<[title: string, text: string, expected: [key: string, path: string][]]>([
    ['at the top', '{"a":1,"a":2}', [['a', 'a']]],
    ['with the same value', '{"a":1,"a":1}', [['a', 'a']]],
    ['nested', '{"a":{"b":{"c":1,"c":2}}}', [['c', 'a.b.c']]],
    ['in a list', '{"a":[1,{"b":1},{"b":1,"x":[{}],"b":2}]}', [['b', 'a[2].b']]],
    ['in a list of lists', '[[],[[{"k":1,"k":1}]]]', [['k', '[1][0][0].k']]],
    ['three times', '{"a":1,"a":2,"a":3}', [['a', 'a'], ['a', 'a']]], // prettier-ignore
    ['in two objects', '[{"a":1,"a":2},{"a":1,"a":2}]', [['a', '[0].a'], ['a', '[1].a']]], // prettier-ignore
    ['written as an escape', '{"a":1,"\\u0061":2}', [['a', 'a']]],
    ['escaped in two ways', '{"\\u00e9":1,"\\u00E9":2}', [['é', 'é']]],
    ['a surrogate pair escaped', '{"😀":1,"\\ud83d\\ude00":2}', [['😀', '😀']]],
    ['with a quote in it', '{"a\\"b":1,"a\\"b":2}', [['a"b', 'a"b']]],
    ['with a backslash before the quote', '{"a\\\\":1,"a\\\\":2}', [['a\\', 'a\\']]],
    ['with three backslashes and a quote', '{"a\\\\\\"":1,"a\\\\\\"":2}', [['a\\"', 'a\\"']]],
    ['with a colon and braces in it', '{"{a:[,":1,"{a:[,":2}', [['{a:[,', '{a:[,']]],
    ['empty', '{"":1,"":2}', [['', '']]],
    ['with white space before the colon', '{"a" \n\t\r : 1 , "a"\n:2}', [['a', 'a']]],
    ['constructor', '{"constructor":1,"constructor":2}', [['constructor', 'constructor']]],
    ['beside strings that look like keys', '{"x":"a\\":1,\\"a","a":1,"a":"\\"a\\":"}', [['a', 'a']]],
    ['whose values are objects with many colons', '{"a":{"b":1,"c":2},"a":{"d":3}}', [['a', 'a']]],
    ['lost with a repeated key inside', '{"a":{"b":1,"b":2},"a":3}', [['b', 'a.b'], ['a', 'a']]] // prettier-ignore
  ])('%s', (_, text, expected) => {
    expect(duplicates(text)).toStrictEqual(expected);
  });

  test.each([
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '{"x":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a:":1,"a":2}',
    '{"a":1,"A":2,"\\u0061\\u0300":3,"à":4}',
    '{"":{"":{}}}',
    '{"a\\\\":1,"a\\\\\\\\":2}',
    '":{}::"',
    '[":",":","{","}"]',
    '{"a":"\\\\","b":"\\\\\\"","c":":"}',
    '\ufeff{"a":1}'
  ])('not in %s', (text) => {
    expect(problemsOf(text)).toStrictEqual([]);
  });

  test('is named with line and column', () => {
    const [first] = problemsOf('{\n "a": 1,\n "b": {"c": 2,\n   "c": 3}\n}');
    expect(first).toStrictEqual({
      code: 'duplicate-key',
      detail: { key: 'c', line: 4, column: 4 },
      path: 'b.c'
    });
  });

  test('in a long document', () => {
    const item = (i: number) => `{"id":${i},"text":"a: {b} \\" \\\\","list":[{"k":1},{"k":2}]}`;
    const items = Array.from({ length: 50_000 }, (_, i) => item(i));
    const good = `{"items":[${items.join(',')}]}`;
    expect(problemsOf(good)).toStrictEqual([]);
    items[49_999] = item(7).replace('"text"', '"id"');
    expect(duplicates(`{"items":[${items.join(',')}]}`)).toStrictEqual([['id', 'items[49999].id']]);
  });

  test('is found wherever it is put into a random document, and nowhere else', () => {
    // No key that starts with a backslash: once V8 13.6 has seen one, its JSON.parse takes any escape in its place
    // for it (parse {"q":1,"\\\\":2}, then {"q":1,"\\n":2}: the second has the key of the first).
    const key = fc
      .oneof(fc.constantFrom('a', 'b', '"', 'b\\', ':', '{', '}', '[,', 'b\\"', '', '\n'), fc.string())
      .filter((text) => !text.startsWith('\\') && text !== '__proto__');
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(1, true, null),
        key,
        tie('list'),
        tie('object'),
        tie('object')
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc
        .uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name, maxLength: 5 })
        .map(asObject)
    })).object;
    let planted = 0;
    fc.assert(
      fc.property(tree, fc.nat(), (value, start) => {
        const random = randomFrom(start);
        const space = () => ['', '', ' ', '\n', '\t ', '\r\n'][random(6)] ?? '';
        const text = written(value, random, space);
        expect(parseStrictJson(text)).toStrictEqual({ ok: true, value: JSON.parse(text) as unknown });
        // Strings one after another, so that a quote inside one does not start another; keys are those before a colon.
        const strings = [...text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)];
        const keys = strings
          .filter((match) => match[2] !== undefined)
          .map((match) => ({ index: match.index, raw: match[1] ?? '' }));
        const chosen = keys[random(keys.length || 1)];
        if (!chosen) return;
        planted++;
        const name = JSON.parse(chosen.raw) as string;
        const escaped = Array.from(
          { length: name.length },
          (_, i) => `\\u${name.charCodeAt(i).toString(16).padStart(4, '0')}`
        ).join('');
        const twin = `${random(2) === 0 ? chosen.raw : `"${escaped}"`}${space()}:${space()}[{}],`;
        const doubled = text.slice(0, chosen.index) + twin + text.slice(chosen.index);
        expect(duplicates(doubled).map((each) => (each as [string])[0])).toStrictEqual([name]);
      }),
      { numRuns: 3000, seed: SEED }
    );
    expect(planted).toBeGreaterThan(1500);
  });

  function asObject(entries: [string, unknown][]): unknown {
    return JSON.parse(
      `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
    );
  }
});

describe('the key __proto__, which libraries pass over in silence, is refused', () => {
  test.each([
    ['plain', '{"__proto__":1}', '__proto__'],
    ['in a list', '{"a":[{"__proto__":{}}]}', 'a[0].__proto__'],
    ['below others', '{"a":{"b":{"__proto__":1}}}', 'a.b.__proto__'],
    ['an underscore escaped', '{"\\u005f_proto__":1}', '__proto__'],
    ['the last one escaped, in capitals', '{"__proto_\\u005F":1}', '__proto__'],
    ['the p escaped', '{"__\\u0070roto__":1}', '__proto__'],
    ['the r escaped', '{"__p\\u0072oto__":1}', '__proto__'],
    ['an o escaped', '{"__pr\\u006fto__":1}', '__proto__'],
    ['both o escaped, in capitals', '{"__pr\\u006Ft\\u006F__":1}', '__proto__'],
    ['the t escaped', '{"__pro\\u0074o__":1}', '__proto__']
  ])('%s', (_, text, path) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'unknown-key', detail: { key: '__proto__' }, path }]);
  });

  test('twice', () => {
    const codes = problemsOf('{"__proto__":1,"__proto__":2}').map(({ code }) => code);
    expect(codes).toContain('unknown-key');
  });

  test('not as a value, nor within a longer key', () => {
    expect(problemsOf('{"a":"__proto__","__proto__x":1,"x__proto__":["__proto__"]}')).toStrictEqual([]);
  });
});

describe('what is not JSON', () => {
  test.each([
    '',
    ' ',
    '{',
    '{"a"}',
    '{"a":}',
    "{'a':1}",
    '{a:1}',
    '[1,]',
    '01',
    '+1',
    '1.',
    '.5',
    'NaN',
    'Infinity',
    'undefined',
    '"a\nb"',
    '{} {}',
    '// a\n1',
    '\ufeff\ufeff1',
    '"\\x41"',
    '{"a":1,}'
  ])('%j is bad-json', (text) => {
    expect(problemsOf(text).map(({ code }) => code)).toStrictEqual(['bad-json']);
  });

  test('nesting beyond all reason is a named fault or a value, never an exception', () => {
    for (const depth of [1000, 5000, 20_000, 200_000]) {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}']
      ] as const) {
        const text = `${open.repeat(depth)}1${close.repeat(depth)}`;
        expect(() => parseStrictJson(text)).not.toThrow();
        expect(() => parseStrictJson(text.replace('1', '{"k":1,"k":2}'))).not.toThrow();
      }
    }
  });

  test('bytes that are not UTF-8 are bad-json', () => {
    for (const bytes of [
      [0xff],
      [0xc3],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0x22, 0x80, 0x22]
    ]) {
      const decoded = decodeUtf8(Uint8Array.from(bytes));
      expect(decoded.ok ? [] : decoded.problems.map(({ code }) => code)).toStrictEqual(['bad-json']);
    }
    expect(decodeUtf8(new TextEncoder().encode('乌𠀀'))).toStrictEqual({ ok: true, value: '乌𠀀' });
  });
});
