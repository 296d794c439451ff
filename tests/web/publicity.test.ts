/** The pure parts of the pages on publicity: what a form asks for, the ledger, what a stranger's file is saved as. */
import { expect, test } from 'vitest';
import { messagesIn } from '#i18n/index.ts';
import { publicityTexts } from '#i18n/publicity.ts';
import { toCsv } from '#lib/ui/csv.ts';
import { savedAs } from '../../src/routes/(desk)/rounds/[code]/publicity/files/[file]/saved-as.ts';
import { ledgerRows } from '../../src/routes/(desk)/rounds/[code]/publicity/ledger/ledger-rows.ts';
import {
  noticeIn,
  previewAsked,
  publishIn
} from '../../src/routes/(desk)/rounds/[code]/publicity/notice-fields.ts';

test('an address without fields asks for the usual notice, one with them for exactly these', () => {
  expect(previewAsked(new URLSearchParams())).toEqual({});
  expect(previewAsked(new URLSearchParams('lang=en'))).toEqual({});
  const asked = previewAsked(new URLSearchParams('firstDay=2026-07-01&days=７&kind=working&contact=+科室+'));
  expect(asked).toEqual({
    firstDay: '2026-07-01',
    days: 7,
    kind: 'working',
    showScores: false,
    contact: '科室',
    documentNumber: '',
    issuer: '',
    phone: '',
    address: ''
  });
  expect(previewAsked(new URLSearchParams('days=seven&showScores=on'))).toMatchObject({
    days: NaN,
    showScores: true
  });
});

test('what is left empty is not published as empty', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    firstDay: '2026-07-01',
    days: '7',
    kind: 'calendar',
    contact: '科室',
    phone: ' '
  }))
    form.append(name, value);
  expect(publishIn(noticeIn(form))).toEqual({
    firstDay: '2026-07-01',
    days: 7,
    kind: 'calendar',
    showScores: false,
    contact: '科室'
  });
});

test('the ledger has a line a studio with grade, reason, consequences and articles, and runs no formula', () => {
  const result = {
    participant: 'S01',
    sheets: 3,
    kept: 3,
    base: 90,
    bonus: null,
    total: 90.5,
    categories: {},
    rank: 1,
    grade: 'excellent',
    reason: 'decision' as const,
    consequences: [
      { kind: 'reward' as const, amountYuan: 100000, may: true as const, citation: '第十四条' },
      { kind: 'recommendation' as const, citation: '第十五条' }
    ],
    derivation: [
      { rule: 'band' as const, citation: '第十六条', local: false, before: null, after: 'excellent' },
      { rule: 'rank' as const, citation: null, local: true, before: null, after: 1 },
      { rule: 'cap' as const, citation: '第十六条', local: false, before: null, after: null }
    ]
  };
  const given = {
    rows: [{ result, name: '=HYPERLINK("x")', district: '示范一区' }],
    bands: [{ id: 'excellent', title: '优秀' }],
    digest: '0123456789abcdef'.repeat(4)
  };
  const [head, line] = ledgerRows(given, publicityTexts('zh-CN'), messagesIn('zh-CN'));
  expect(head).toHaveLength(line!.length);
  expect(line).toEqual([
    1,
    'S01',
    '=HYPERLINK("x")',
    '示范一区',
    3,
    90,
    null,
    90.5,
    '优秀',
    '专家组决定',
    '可奖励 100,000 元（第十四条）\n推荐（第十五条）',
    '第十六条',
    '0123456789abcdef'
  ]);
  expect(toCsv([line!])).toContain(`"'=HYPERLINK(""x"")"`);
});

test('a stranger’s file is saved as what it is, whatever it was called', () => {
  expect(savedAs('报告.pdf', 'application/pdf')).toBe('报告.pdf');
  expect(savedAs('页面.html', 'application/pdf')).toBe('页面.html.pdf');
  expect(savedAs('照片.JPEG', 'image/jpeg')).toBe('照片.JPEG');
  expect(savedAs('照片', 'image/png')).toBe('照片.png');
  expect(savedAs('未知', 'text/html')).toBe('未知.bin');
});
