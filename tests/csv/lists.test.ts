/** Reading a list that a person made in some program: its encoding, its delimiter, its head; and what is no list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, LARGEST_LIST } from '#lib/csv/decode.ts';
import { readRecords } from '#lib/csv/records.ts';
import { dateOf, STUDIO_COLUMNS, studioColumns } from '#lib/csv/studio-columns.ts';
import { readTable, type Column } from '#lib/csv/table.ts';
import { toCsv } from '#lib/ui/csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
/** 编号,工作室⏎S1,示范⏎ as Excel in China saves it */
const GB = Uint8Array.from(Buffer.from('b1e0bac52cb9a4d7f7cad20d0a53312ccabeb7b60d0a', 'hex'));
const COLUMNS: Column<'code' | 'name' | 'note'>[] = [
  { key: 'code', names: ['编号', 'code'], isRequired: true },
  { key: 'name', names: ['工作室', 'name'], isRequired: true },
  { key: 'note', names: ['备注', 'note'], isRequired: false }
];
const read = (bytes: Uint8Array | string, most = 10) =>
  readTable(typeof bytes === 'string' ? utf8(bytes) : bytes, COLUMNS, most);
const cellsOf = (bytes: Uint8Array | string) => {
  const table = read(bytes);
  return table.ok ? table.value.rows.map(({ cells }) => cells) : table.faults;
};
const faultsOf = (bytes: Uint8Array | string, most?: number) => {
  const table = read(bytes, most);
  return table.ok ? [] : table.faults;
};
const ONE = [{ code: 'S1', name: '示范' }];
const TEXT = '编号,工作室\r\nS1,示范\r\n';

describe('the same list', () => {
  test.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\uFEFF${TEXT}`)],
    ['GB18030', GB],
    ['UTF-16 with tabs, as Excel’s Unicode text', utf16(TEXT.replaceAll(',', '\t'))],
    ['semicolons', utf8(TEXT.replaceAll(',', ';'))],
    ['tabs', utf8(TEXT.replaceAll(',', '\t'))],
    ['line feeds only', utf8(TEXT.replaceAll('\r', ''))],
    ['carriage returns only', utf8(TEXT.replaceAll('\n', ''))],
    ['no line break at the end', utf8(TEXT.trimEnd())],
    ['empty lines and lines of commas', utf8(`\r\n${TEXT}\r\n,,\r\n`)],
    ['Excel’s line about the delimiter', utf8(`sep=;\r\n${TEXT.replaceAll(',', ';')}`)],
    ['all in quotes', utf8('"编号","工作室"\r\n"S1","示范"\r\n')],
    ['columns in another order, heads in English', utf8('Name , CODE\r\n示范,S1\r\n')],
    ['heads with brackets and full width', utf8('＊编号（必填）,工作室\r\nS1, 示范 \r\n')]
  ])('comes in %s', (_name, bytes) => {
    expect(cellsOf(bytes)).toEqual(ONE);
  });

  test('is what our own export gives, formulas and all', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(
      // Control characters are no text, and an apostrophe before a formula is taken for our own.
      (each) => !/[\p{Cc}\p{Cs}]/u.test(each) && !/^\s*'/.test(each)
    );
    const formula = fc.constantFrom(
      '=1+1',
      '+86 991',
      '-5',
      '@x',
      '＝汇总',
      '=HYPERLINK("x","y")',
      'a,b;c\td',
      '"'
    );
    const cell = fc.oneof(text, formula).map((each) => each.normalize('NFC').replaceAll(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const filled = rows.filter(([code, name]) => code !== '' || name !== '');
        fc.pre(filled.length > 0);
        expect(cellsOf(toCsv([['编号', '工作室'], ...rows]))).toEqual(
          filled.map(([code, name]) => ({ ...(code && { code }), ...(name && { name }) }))
        );
      })
    );
  });
});

test('a row knows its line in the file, also after cells of several lines and empty ones', () => {
  const table = read('编号,工作室\nS1,"一\n二"\n\nS2,三\n"S3","四\n\n五"\nS4,六');
  expect(table.ok && table.value.rows.map(({ line, cells }) => [line, cells.code, cells.name])).toEqual([
    [2, 'S1', '一 二'],
    [5, 'S2', '三'],
    [6, 'S3', '四 五'],
    [9, 'S4', '六']
  ]);
});

test('what stands beyond the last column is counted, empty cells are not', () => {
  const table = read('编号,工作室\nS1,示范,路,号\nS2,示范,,\nS3\n');
  expect(table.ok && table.value.rows.map(({ surplus, cells }) => [surplus, cells])).toEqual([
    [2, { code: 'S1', name: '示范' }],
    [0, { code: 'S2', name: '示范' }],
    [0, { code: 'S3' }]
  ]);
});

test('columns that say nothing to us are named', () => {
  const table = read('序号,编号,工作室,联系电话\n1,S1,示范,0991\n');
  expect(table.ok && table.value).toEqual({
    rows: [{ line: 2, cells: { code: 'S1', name: '示范' }, surplus: 0 }],
    unknown: ['序号', '联系电话']
  });
});

describe('what is no list', () => {
  const other = (hex: string) => Uint8Array.from(Buffer.from(`${hex}00000000`, 'hex'));
  test.each<[string, Uint8Array | string, unknown]>([
    ['nothing', '', { code: 'empty' }],
    ['white space', ' \n ', { code: 'empty' }],
    ['a workbook', other('504b0304'), { code: 'workbook' }],
    ['an old workbook', other('d0cf11e0a1b11ae1'), { code: 'workbook' }],
    ['a picture', other('89504e47'), { code: 'other' }],
    ['a web page', '\n<!DOCTYPE html><table><tr><td>编号', { code: 'markup' }],
    ['a spreadsheet’s XML', '<?xml version="1.0"?>', { code: 'markup' }],
    ['NUL', '编号,工作室\nS1,a\0b', { code: 'control', line: 2 }],
    ['UTF-16 without its mark', utf16(TEXT).subarray(2), { code: 'encoding' }],
    ['neither UTF-8 nor GB18030', Uint8Array.from([0x61, 0xff, 0xff, 0x2c, 0x62]), { code: 'encoding' }],
    ['a head only', '编号,工作室\n', { code: 'no-rows' }],
    ['too many bytes', new Uint8Array(LARGEST_LIST + 1), { code: 'size' }],
    ['another list', '姓名,电话\n甲,1', { code: 'column-missing', column: 'code' }]
  ])('%s is called by its name', (_name, bytes, fault) => {
    expect(faultsOf(bytes)[0]).toMatchObject(fault as object);
  });

  test('every column that is missing or there twice is named', () => {
    expect(faultsOf('备注,note\n1,2')).toEqual([
      { code: 'column-repeated', column: 'note', header: 'note' },
      { code: 'column-missing', column: 'code' },
      { code: 'column-missing', column: 'name' }
    ]);
  });

  test('more rows than are taken', () => {
    const rows = (count: number): string => `编号,工作室\n${'S1,示范\n'.repeat(count)}`;
    expect(faultsOf(rows(10))).toEqual([]);
    expect(faultsOf(rows(11))).toEqual([{ code: 'rows', most: 10 }]);
    expect(faultsOf(rows(100_000))).toEqual([{ code: 'rows', most: 10 }]);
  });

  test('a quotation mark that never closes is found where its row begins', () => {
    expect(faultsOf('编号,工作室\nS1,示范\nS2,"示范\nS3,示范\nS4,示范')).toEqual([
      { code: 'quote', line: 3, to: 5 }
    ]);
    expect(faultsOf('编号,工作室\nS1,示范\nS2,"示范\nS3,"示范"\n')).toEqual([
      { code: 'quote', line: 3, to: 4 }
    ]);
    expect(faultsOf('编号,工作室\nS1,示"范\n')).toEqual([{ code: 'quote', line: 2, to: 2 }]);
  });
});

test('any bytes are a table or a fault, in no long time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const table = read(bytes);
      expect(table.ok ? table.value.rows.length : table.faults.length).toBeGreaterThan(0);
    })
  );
  const began = performance.now();
  for (const hostile of [
    '"'.repeat(1_000_000),
    ','.repeat(1_000_000),
    '=1\n'.repeat(500_000),
    '<'.repeat(1_000_000)
  ]) {
    const text = decode(utf8(`编号,工作室\n${hostile}`));
    if (text.ok) readRecords(text.value, 10_000);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
});

describe('a list of studios', () => {
  test('knows a date however it is written, and does not guess which of two is the month', () => {
    for (const [written, date] of [
      ['2024-07-01', '2024-07-01'],
      ['2024/7/1', '2024-07-01'],
      ['2024.7.1', '2024-07-01'],
      ['2024年7月1日', '2024-07-01'],
      ['２０２４年７月１日', '2024-07-01'],
      ['20240701', '2024-07-01'],
      ['7/1/2024', '7/1/2024'],
      ['2024年7月', '2024年7月'],
      ['45474', '45474']
    ]) {
      expect(dateOf(written!)).toBe(date);
    }
  });

  test('names each column once', () => {
    const names = STUDIO_COLUMNS.flatMap(({ names: own }) => own as readonly string[]);
    expect(new Set(names).size).toBe(names.length);
    for (const { key, names: own } of STUDIO_COLUMNS) {
      for (const name of own) {
        const all = studioColumns(true).map((each) => (each.key === key ? name : each.names[0]));
        const table = readTable(utf8(`${all.join(',')}\n1,2,3,4,5,6,7,8,9,10`), studioColumns(true), 5);
        expect(
          table.ok && [Object.keys(table.value.rows[0]!.cells).length, table.value.unknown],
          name
        ).toEqual([STUDIO_COLUMNS.length, []]);
      }
    }
  });

  test('needs its district only from who manages several', () => {
    const text = '编号,名称,单位,领办人,工种\nS1,示范,单位,甲,电工';
    expect(readTable(utf8(text), studioColumns(false), 5).ok).toBe(true);
    expect(readTable(utf8(text), studioColumns(true), 5)).toMatchObject({
      faults: [{ code: 'column-missing', column: 'authority' }]
    });
  });
});
