/** The days of a holiday table: read from pasted text, and what looks odd about one. Pure; dates are text, never instants. */

export interface HolidayDay {
  /** ISO text */
  date: string;
  kind: 'holiday' | 'workday';
  name: string;
}

export interface LineFault {
  /** from 1 */
  line: number;
  text: string;
  why: 'date' | 'kind' | 'year' | 'twice';
}

export interface ReadLines {
  days: HolidayDay[];
  faults: LineFault[];
}

/** Off, worked: as lists, and the State Council's announcements, write it. */
const WORKED = /上班|工作日|workday|\b班\b|班$|补班/i;
const OFF = /放假|节假日|holiday|休/i;

const ISO = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g;
/** 10月1日（星期四）至7日 · 1日 · 2026年1月1日 */
const CHINESE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（[^）]*）)?/g;
const UNTIL = /^\s*(至|到|~|～|—|–|-{1,2})\s*$/;

/**
 * One day or range a line — `2026-10-01 放假 国庆节`, `2026-10-01至2026-10-07，放假，国庆节` — or the announcement's own
 * sentences: `六、国庆节：10月1日（星期四）至7日（星期三）放假调休，共7天。9月20日（星期日）上班。`
 * @param year that the table is of; other years' days are named, not taken
 */
export function readHolidayLines(text: string, year: number): ReadLines {
  const read: ReadLines = { days: [], faults: [] };
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）').trim();
    if (line === '') return;
    const at = { line: index + 1, text: raw.trim() };
    const [, name, sentences] =
      /^(?:[一二三四五六七八九十\d]+[、.]\s*)?([^:,。\d\s]{1,20}):\s*(.+)$/.exec(line) ?? [];
    const parts =
      name === undefined ? [line] : (sentences ?? '').split('。').filter((each) => /日/.test(each));
    for (const part of parts) takePart(read, part, name, year, at);
    if (parts.length === 0) read.faults.push({ ...at, why: 'date' });
  });
  read.days.sort((a, b) => (a.date < b.date ? -1 : 1));
  return read;
}

function takePart(
  read: ReadLines,
  part: string,
  name: string | undefined,
  year: number,
  at: { line: number; text: string }
): void {
  const fault = (why: LineFault['why']): void => void read.faults.push({ ...at, why });
  const dates = datesIn(part, year);
  if (dates === null || dates.length === 0) return fault('date');
  const kind = WORKED.test(part) ? 'workday' : OFF.test(part) ? 'holiday' : undefined;
  if (kind === undefined) return fault('kind');
  const own = dates.filter((date) => date.startsWith(`${year}-`));
  if (own.length < dates.length) fault('year');
  for (const date of own) {
    const there = read.days.find((day) => day.date === date);
    if (there && there.kind === kind) continue;
    if (there) fault('twice');
    else read.days.push({ date, kind, name: name ?? nameIn(part) });
  }
}

/** Every day that a text names, ranges written out; null where one is no date. */
function datesIn(text: string, year: number): string[] | null {
  const isIso = new RegExp(ISO).test(text);
  const found = [...text.matchAll(isIso ? ISO : CHINESE)];
  const dates: string[] = [];
  let month = 0;
  let inYear = year;
  let end = 0;
  for (const match of found) {
    const [whole, y, m, d] = match;
    inYear = y === undefined ? inYear : Number(y);
    month = m === undefined ? month : Number(m);
    const date = isoOf(inYear, month, Number(d));
    if (date === null) return null;
    const before = dates.at(-1);
    const isRange = before !== undefined && UNTIL.test(text.slice(end, match.index));
    end = match.index + whole.length;
    if (!isRange) dates.push(date);
    else {
      const range = daysFrom(before, date);
      if (range === null) return null;
      dates.push(...range);
    }
  }
  return dates;
}

/** A holiday of the State Council is never this long: a typing error is. */
const LONGEST = 31;
const DAY = 86_400_000;

/** The days after the first up to the last; null where they are out of order, or too many. */
function daysFrom(first: string, last: string): string[] | null {
  const [start, end] = [Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`)];
  const count = (end - start) / DAY;
  if (count < 1 || count > LONGEST) return null;
  return Array.from({ length: count }, (_, index) => isoText(start + (index + 1) * DAY));
}

const isoText = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** null: there is no such day */
function isoOf(year: number, month: number, day: number): string | null {
  const at = Date.UTC(year, month - 1, day);
  const text = Number.isNaN(at) ? '' : isoText(at);
  const written = [year, month, day]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
  return text === written ? written : null;
}

/** What is left of a line without its date and its kind. */
const nameIn = (part: string): string =>
  part
    .replace(ISO, ' ')
    .replace(CHINESE, ' ')
    .split(/[\s,，、;；:：]+/)
    .find((word) => word !== '' && !WORKED.test(word) && !OFF.test(word) && !UNTIL.test(word)) ?? '';

/** 0: Sunday; null: no date yet */
export function weekdayOf(date: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00Z`) : NaN;
  return Number.isNaN(at) ? null : new Date(at).getUTCDay();
}

/** Worked although it is a weekday anyway. */
export function isOdd({ date, kind }: Pick<HolidayDay, 'date' | 'kind'>): boolean {
  const weekday = weekdayOf(date);
  return kind === 'workday' && weekday !== null && weekday >= 1 && weekday <= 5;
}
