/** What a list's address asks for, and rows as a file that a spreadsheet opens without running anything in it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#lib/ui/csv.ts';
import {
  addressOf,
  isNarrowed,
  pageOf,
  pageWithin,
  readQuery,
  sortedBy,
  type ListShape
} from '#lib/ui/list-query.ts';

const SHAPE: ListShape = {
  sorts: ['name', 'date'],
  first: 'name',
  descending: ['date'],
  filters: { state: ['open', 'done'], unit: 'any' },
  perPage: 10
};
const query = (text: string) => readQuery(new URL(`http://host/list${text}`), SHAPE);

describe('the address of a list', () => {
  it('gives back any query that can be asked for', () => {
    const queries = fc.record({
      text: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
      filters: fc.record({
        state: fc.constantFrom('', 'open', 'done'),
        unit: fc.string().map((text) => text.trim())
      }),
      sort: fc.constantFrom('name', 'date'),
      isDescending: fc.boolean(),
      page: fc.integer({ min: 1, max: 999 })
    });
    fc.assert(
      fc.property(queries, (asked) => {
        expect(query(addressOf(asked, SHAPE))).toEqual(asked);
      })
    );
  });

  it('says nothing where all is as usual, and takes nonsense for nothing', () => {
    expect(addressOf(query(''), SHAPE)).toBe('?');
    expect(query('?state=none&sort=__proto__&page=0&order=up')).toEqual(query(''));
    expect(isNarrowed(query('?page=3&sort=date'))).toBe(false);
    expect(isNarrowed(query('?unit=a'))).toBe(true);
  });

  it('turns a column round when it is pressed again, and goes back to the first page', () => {
    const byDate = sortedBy(query('?page=4'), SHAPE, 'date');
    expect(byDate).toMatchObject({ sort: 'date', isDescending: true, page: 1 });
    expect(sortedBy(byDate, SHAPE, 'date').isDescending).toBe(false);
    expect(sortedBy(byDate, SHAPE, 'name').isDescending).toBe(false);
  });
});

describe('a page of a list', () => {
  it('is every row once, over all pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (length) => {
        const rows = Array.from({ length }, (_, index) => index);
        const { pages } = pageOf(rows, query(''), SHAPE);
        const seen = Array.from({ length: pages }, (_, index) =>
          pageOf(rows, query(`?page=${index + 1}`), SHAPE)
        );
        expect(seen.flatMap((page) => page.rows)).toEqual(rows);
        for (const { from, to, rows: own } of seen)
          expect(own.length === 0 ? 0 : to - from + 1).toBe(own.length);
      })
    );
  });

  it('is the last one where a later is asked for', () => {
    expect(pageWithin(45, 99, 20)).toEqual({ total: 45, pages: 3, page: 3, from: 41, to: 45 });
    expect(pageWithin(0, 5, 20)).toEqual({ total: 0, pages: 1, page: 1, from: 0, to: 0 });
  });
});

describe('rows as csv', () => {
  const read = (text: string): string[][] => parse(text, { bom: true });

  it('are read back as they were by another program, formulas as text', () => {
    const cells = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
      fc.constantFrom('=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '＝1', 'a,b', '"', 'x\r\ny')
    );
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const width = Math.min(...rows.map((row) => row.length));
        const even = rows.map((row) => row.slice(0, width));
        for (const [place, row] of read(toCsv(even)).entries()) {
          for (const [column, cell] of row.entries()) {
            const given = even[place]?.[column] ?? '';
            expect([given, `'${given}`]).toContain(cell);
            expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
          }
        }
      })
    );
  });

  it('keep numbers as numbers, and nothing as nothing', () => {
    expect(
      toCsv([
        ['名称', '得分'],
        ['示范', -1.5],
        [null, 0]
      ])
    ).toBe('\uFEFF名称,得分\r\n示范,-1.5\r\n,0\r\n');
  });
});
