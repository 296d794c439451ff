/** The words of the page on holidays. */

export interface AdminHolidaysTexts {
  heading: string;
  intro: string;
  years: string;
  year(year: number): string;
  count(days: number): string;
  noData: string;
  otherYear: string;
  show: string;
  counts(off: number, worked: number): string;
  estimated(year: number): string;
  notice(title: string, firstDay: string, lastDay: string): string;
  noticeFixed: string;
  noticeEstimated: string;
  table: {
    heading(year: number): string;
    columns: { date: string; weekday: string; kind: string; name: string; remove: string };
    kinds: { readonly [K in 'holiday' | 'workday']: string };
    weekdays: readonly string[];
    odd: string;
    add: string;
    removeOf(date: string): string;
    blank: string;
    empty: string;
    submit(year: number): string;
    text(year: number): string;
    clear(year: number): string;
    done(year: number): string;
    row(number: number): string;
    nameMissing: string;
    draft: string;
  };
  fill: {
    heading: string;
    text(source: string): string;
    submit(year: number): string;
    none(year: number): string;
    done(source: string): string;
  };
  paste: {
    heading: string;
    text: string;
    label: string;
    placeholder: string;
    submit: string;
    empty: string;
    done(days: number): string;
    faults: string;
    fault(line: number, text: string): string;
    why: { readonly [W in 'date' | 'kind' | 'year' | 'twice']: string };
  };
}
