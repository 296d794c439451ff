/** How a notice is read: shapes of grades, what stands between them, the words of its days in both languages. */
import { describe, expect, test } from 'vitest';
import { noticeTexts } from '#i18n/notice.ts';
import { publicityTexts } from '#i18n/publicity.ts';
import { endsGrade, gradeOf, hasRegister, points, type NoticeView } from '#lib/ui/public/notice-view.ts';
import { verdictOf } from '#lib/ui/public/publication-view.ts';
import { headingOf, openOf, type StandingView } from '#lib/ui/publicity/publicity-view.ts';

const bands = (...titles: string[]) => titles.map((title) => ({ title }));
const row = (grade: string, more: object = {}) => ({
  code: 'S1',
  name: '示范工作室',
  district: '示范一区',
  grade,
  isVetoed: false,
  ...more
});

test('the shape of a grade says its place: rosette only above two others, diamond only for the last', () => {
  const three = bands('优秀', '合格', '不合格');
  expect(three.map(({ title }) => gradeOf(three, title)?.shape)).toEqual(['best', 'middle', 'last']);
  const two = bands('合格', '不合格');
  expect(two.map(({ title }) => gradeOf(two, title)?.shape)).toEqual(['middle', 'last']);
  expect(gradeOf(three, null)).toBeNull();
  expect(gradeOf([], '优秀')).toBeNull();
});

test('a line ends a grade only where the list goes by grade', () => {
  const results = [row('优秀'), row('优秀'), row('合格')];
  const ends = (showScores: boolean) =>
    results.map((_, index) => endsGrade({ results, showScores } as unknown as NoticeView, index));
  expect(ends(true)).toEqual([false, true, false]);
  expect(ends(false)).toEqual([false, false, false]);
});

test('columns of the registers stand only where there is something in them; points have two decimals', () => {
  expect(hasRegister({ results: [row('优秀')] })).toBe(false);
  expect(hasRegister({ results: [row('优秀'), row('合格', { trade: '电工' })] })).toBe(true);
  expect([points(90), points(79.5), points(102.33), points(undefined)]).toEqual([
    '90.00',
    '79.50',
    '102.33',
    '–'
  ]);
});

describe('the words of a notice', () => {
  const period = { days: 7, kind: 'calendar', first: '2026-12-28', last: '2027-01-03' } as const;

  test('name the year again where it changes, and say what counts', () => {
    const zh = noticeTexts('zh-CN');
    expect(zh.period(period)).toBe(
      '公示期为 7 日，自 2026 年 12 月 28 日起至 2027 年 1 月 3 日止，首日和末日都计算在内。'
    );
    expect(zh.period({ ...period, first: '2026-10-09', last: '2026-10-15' })).toContain('起至 10 月 15 日止');
    expect(zh.period({ ...period, kind: 'working' })).toContain('7 个工作日');
    expect(zh.estimated([2027])).toContain('2027 年的节假日安排尚未录入');
    expect(noticeTexts('en').period(period)).toContain('28 December 2026 to 3 January 2027');
  });

  test('name the law once, by its articles where there are any', () => {
    const zh = noticeTexts('zh-CN');
    expect(zh.basis('示范办法', null, [])).toBe('根据《示范办法》');
    expect(zh.basis('示范办法', '示〔2023〕1号', [])).toBe('根据《示范办法》（示〔2023〕1号）');
    expect(zh.basis('示范办法', '示〔2023〕1号', ['示〔2023〕1号 第十九条'])).toBe(
      '根据《示范办法》（示〔2023〕1号 第十九条）'
    );
    expect(zh.basis('示范办法', null, ['《示范办法》第十六条'])).toBe('根据《示范办法》第十六条');
    expect([zh.title('2026 年考核'), zh.title('2026 年考核结果')]).toEqual([
      '关于2026 年考核结果的公示',
      '关于2026 年考核结果的公示'
    ]);
  });
});

test('the page on publicity is headed by what is to be done next', () => {
  const texts = publicityTexts('zh-CN');
  const standing = (more: Partial<StandingView>) =>
    ({
      id: 'n',
      hasBegun: true,
      isOver: false,
      page: { firstDay: '2026-07-01', lastDay: '2026-07-07' },
      ...more
    }) as StandingView;
  const heading = (state: string, canPublish: boolean, at: StandingView | null, open = 0) =>
    headingOf(texts, state, canPublish, at, open);
  expect(heading('deliberation', false, null)).toBe(texts.heading.notSettled);
  expect(heading('deliberation', true, null)).toBe(texts.heading.compose);
  expect(heading('publicity', false, standing({ hasBegun: false }))).toContain('2026-07-01');
  expect(heading('publicity', false, standing({}))).toContain('2026-07-07');
  expect(heading('publicity', false, standing({ isOver: true }), 2)).toContain('2 件');
  expect(heading('publicity', false, standing({ isOver: true }))).toContain('可以终结');
  expect(heading('final', false, standing({ isOver: true }))).toBe(texts.heading.final);
  expect(openOf([{ outcome: null }, { outcome: 'dismissed' }])).toBe(1);
});

test('a file is the same, another, unknown or no result at all: one word first', () => {
  const publication = {} as never;
  expect(verdictOf({ isSame: true, isReadable: true, publication })).toBe('same');
  expect(verdictOf({ isSame: false, isReadable: true, publication })).toBe('differs');
  expect(verdictOf({ isSame: false, isReadable: true, publication: null })).toBe('unknown');
  expect(verdictOf({ isSame: false, isReadable: false, publication: null })).toBe('unreadable');
});
