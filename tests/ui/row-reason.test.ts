/** What stands under a row's input, in both languages: the reason of its points, what it lacks, what is wrong. */
import { describe, expect, it } from 'vitest';
import { methods as methodsEn } from '#i18n/en/methods.ts';
import { sheet as en } from '#i18n/en/sheet.ts';
import { methods as methodsZh } from '#i18n/zh-CN/methods.ts';
import { sheet as zh } from '#i18n/zh-CN/sheet.ts';
import { runningRow } from '#lib/domain/running-sheet.ts';
import { entryInWords } from '#lib/ui/sheet/entry-words.ts';
import { RUBRIC } from '#lib/ui/sheet/gallery-data.ts';
import { rowReason, rowReasons } from '#lib/ui/sheet/row-reason.ts';
import type { Entry } from '#lib/ui/sheet/views.ts';

const row = (id: string, entry: Entry, fact?: number) =>
  runningRow(
    RUBRIC.criteria.find((each) => each.id === id)!,
    entry,
    fact && fact * 10_000
  );
const lines = (id: string, entry: Entry, fact?: number) =>
  rowReasons(zh, methodsZh, row(id, entry, fact)).map(({ tone, text }) => `${tone}: ${text}`);

describe('the reason', () => {
  it('of a whole row is that of its points', () => {
    expect(lines('funds', { amount: 7.5 }, 7.5)).toEqual([
      'because: 7.5 万元，缺 2.5 万元，按满 1 万元计 2 个，每个扣 2 分'
    ]);
  });
  it('of an untouched row is none', () => {
    expect(lines('funds', {})).toEqual([]);
  });
});

describe('what is not given yet is asked for, without alarm', () => {
  it.each<[string, Entry, string]>([
    ['equipment', { met: 'partial' }, 'open: 请给分，0.5 至 4.5 分，每档 0.5 分'],
    ['premises', { amount: 22 }, 'open: 请给分，0 至 5 分，每档 0.5 分'],
    ['records', { values: { log: true } }, 'open: 还没有填：授课'],
    ['records', { values: {} }, 'open: 还没有填：过程记录、授课']
  ])('%s %j', (id, entry, line) => {
    expect(lines(id, entry)).toEqual([line]);
  });
  it('evidence, beside the points that are known', () => {
    expect(lines('papers', { met: 'yes' })).toEqual([
      'because: 有，满分',
      'open: 得分须附佐证：拍照，或写明材料名称'
    ]);
  });
  it('why it differs from the verified figure', () => {
    expect(lines('team', { amount: 1 }, 2).at(-1)).toBe(
      'open: 填报 1 人，核实 2 人，请在备注写明不一致的原因'
    );
  });
});

describe('what is wrong is said in words of the field', () => {
  it.each<[string, Entry, string]>([
    ['funds', { amount: '7,5' }, 'wrong: “7,5”不是数字，请只填数字，如 7.5'],
    ['funds', { amount: -1 }, 'wrong: 数量不能小于 0'],
    ['funds', { amount: 1.23456 }, 'wrong: 小数最多 4 位'],
    ['team', { amount: 1.5 }, 'wrong: 1.5 不是整数，请填整数'],
    ['problems', { points: 2.3 }, 'wrong: 2.3 分不在档上，每档 0.5 分，可给 2 或 2.5 分'],
    ['problems', { points: 4 }, 'wrong: 4 分超过满分 3 分'],
    [
      'equipment',
      { met: 'partial', points: 5 },
      'wrong: “部分”只能给 0.5 至 4.5 分；满分请选“是”，0 分请选“否”'
    ],
    ['technicians', { counts: { senior: -1 } }, 'wrong: 高级技师：个数不能小于 0'],
    ['technicians', { counts: { senior: '二' } }, 'wrong: 高级技师：“二”不是数字，请只填数字，如 7.5'],
    ['plan', { met: 'maybe' }, 'wrong: 这一行的内容无法识别，请重新填写']
  ])('%s %j', (id, entry, line) => {
    expect(lines(id, entry)).toEqual([line]);
  });
  it('and nothing is asked about a difference until the figure is one', () => {
    expect(lines('team', { amount: 1.5 }, 2)).toEqual(['wrong: 1.5 不是整数，请填整数']);
  });
});

describe('in one sentence', () => {
  it.each([
    ['zh', zh, methodsZh, '有，满分；得分须附佐证：拍照，或写明材料名称'],
    [
      'en',
      en,
      methodsEn,
      'present, full points; Points need evidence: take a photograph or name the document'
    ]
  ] as const)('%s', (_, texts, methods, sentence) => {
    expect(rowReason(texts, methods, row('papers', { met: 'yes' }))).toBe(sentence);
  });
});

describe('an entry in words, whole or not', () => {
  const words = (id: string, entry: Entry) => entryInWords(zh, row(id, entry).criterion, entry);
  it.each<[string, Entry, string[]]>([
    ['problems', { points: 2.5 }, ['2.5 分']],
    ['equipment', { met: 'partial', points: 3, note: ' 待修 ' }, ['部分，3 分', '备注：待修']],
    ['funds', { amount: '7,5' }, ['7,5 万元']],
    ['premises', { amount: 22, points: 3.5 }, ['22 ㎡，专家给 3.5 分']],
    ['roster', { missing: [] }, ['齐全']],
    ['roster', { missing: ['list'] }, ['缺花名册']],
    ['technicians', { counts: { senior: 1 } }, ['技师 0；高级技师 1']],
    ['records', { values: { log: false, hours: 3 } }, ['过程记录：无；授课：3 次']],
    ['media', { met: 'yes', evidence: ['日报', ' '] }, ['是', '佐证：日报']],
    ['plan', {}, ['未评']],
    ['plan', { met: 7 }, ['未评']]
  ])('%s %j', (id, entry, said) => {
    expect(words(id, entry)).toEqual(said);
  });
});
