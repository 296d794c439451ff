/** Holidays as people paste them: lists, and the State Council's own sentences. */
import { describe, expect, it } from 'vitest';
import { isOdd, readHolidayLines, weekdayOf } from '#lib/ui/admin/holiday-days.ts';

const kinds = (text: string, year = 2026): string[] =>
  readHolidayLines(text, year).days.map(({ date, kind, name }) => `${date} ${kind} ${name}`);
const faults = (text: string, year = 2026): string[] =>
  readHolidayLines(text, year).faults.map(({ line, why }) => `${line} ${why}`);

describe('a list', () => {
  it.each([
    '2026-10-01 放假 国庆节',
    '2026-10-01\t国庆节\tholiday',
    '2026/10/1，放假，国庆节',
    '２０２６－１０－０１，放假，国庆节',
    '国庆节 2026.10.01 休'
  ])('%s', (line) => {
    expect(kinds(line)).toEqual(['2026-10-01 holiday 国庆节']);
  });

  it('of ranges and of days worked instead', () => {
    expect(kinds('2026-10-01至2026-10-03 放假 国庆节\n2026-10-10 上班 国庆节\n\n')).toEqual([
      '2026-10-01 holiday 国庆节',
      '2026-10-02 holiday 国庆节',
      '2026-10-03 holiday 国庆节',
      '2026-10-10 workday 国庆节'
    ]);
  });

  it('names each line that cannot be read, and takes the others', () => {
    const text =
      '2026-02-30 放假 春节\n国庆节放假\n2026-10-01 国庆节\n2025-10-01 放假 国庆节\n2026-10-02 放假 国庆节';
    expect(faults(text)).toEqual(['1 date', '2 date', '3 kind', '4 year']);
    expect(kinds(text)).toEqual(['2026-10-02 holiday 国庆节']);
  });

  it('names a day that is off and worked at once; the same twice is once', () => {
    expect(faults('2026-10-01 放假 国庆节\n2026-10-01 上班 国庆节')).toEqual(['2 twice']);
    expect(kinds('2026-10-01 放假 国庆节\n2026-10-01 放假 国庆节')).toHaveLength(1);
  });

  it('takes no range that is the wrong way round, or a year long', () => {
    expect(faults('2026-10-07至2026-10-01 放假 国庆节')).toEqual(['1 date']);
    expect(faults('2026-01-01至2026-10-01 放假 元旦')).toEqual(['1 date']);
  });
});

describe('the announcement', () => {
  // In the form in which the State Council’s office announces a year.
  const TEXT = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

  it('is read as it stands: 33 days off and 6 worked instead in 2026', () => {
    const { days, faults: found } = readHolidayLines(TEXT, 2026);
    expect(found).toEqual([]);
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(33);
    expect(kinds(TEXT).filter((day) => day.includes('workday'))).toEqual([
      '2026-01-04 workday 元旦',
      '2026-02-14 workday 春节',
      '2026-02-28 workday 春节',
      '2026-05-09 workday 劳动节',
      '2026-09-20 workday 国庆节',
      '2026-10-10 workday 国庆节'
    ]);
    expect(days.some(isOdd)).toBe(false);
  });

  it('across a year’s end: the other year’s days are named, not taken', () => {
    const text = '一、元旦：2026年12月31日至2027年1月2日放假。';
    expect(kinds(text, 2027)).toEqual(['2027-01-01 holiday 元旦', '2027-01-02 holiday 元旦']);
    expect(faults(text, 2027)).toEqual(['1 year']);
  });
});

it('knows the day of the week whatever the machine’s own zone', () => {
  expect(weekdayOf('2026-10-01')).toBe(4);
  expect(weekdayOf('2026-10-04')).toBe(0);
  expect(weekdayOf('')).toBeNull();
  expect(isOdd({ date: '2026-10-01', kind: 'workday' })).toBe(true);
  expect(isOdd({ date: '2026-10-10', kind: 'workday' })).toBe(false);
});
