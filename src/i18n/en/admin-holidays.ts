/** The page on holidays in English. */
import type { AdminHolidaysTexts } from '../admin-holidays-texts.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

export const adminHolidays: AdminHolidaysTexts = {
  heading: 'Holidays',
  intro:
    'Used where a notice counts working days. The State Council’s yearly announcement holds; a year without data is estimated as Monday to Friday, and the notice says so.',
  years: 'Years',
  year: (year) => String(year),
  count: (count) => days(count),
  noData: 'no data',
  otherYear: 'Another year',
  show: 'Show',
  counts: (off, worked) => `${days(off)} off, ${days(worked)} worked instead`,
  estimated: (year) => `There is no data for ${year}: working days are estimated as Monday to Friday.`,
  notice: (title, firstDay, lastDay) =>
    `The notice of ${title} (${firstDay} to ${lastDay}) counts working days.`,
  noticeFixed: 'Its last day was fixed when it was published: a change here does not move it.',
  noticeEstimated:
    'A year had no data then, so that its last day is estimated; where that is not what was announced, the manager withdraws the notice and publishes it anew.',
  table: {
    heading: (year) => `The days of ${year}`,
    columns: { date: 'Date', weekday: 'Day', kind: 'Arrangement', name: 'Holiday', remove: 'Remove' },
    kinds: { holiday: 'off', workday: 'worked instead' },
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    odd: 'a working day anyway: please check',
    add: 'Add a day',
    removeOf: (date) => `Remove ${date === '' ? 'the empty row' : date}`,
    blank: 'A row without a date is not saved.',
    empty:
      'Not one day yet. Fill the table from the published calendar, paste the announcement, or add days.',
    submit: (year) => `Save ${year}`,
    text: (year) => `Saving replaces all that was there for ${year}.`,
    clear: (year) =>
      `The table is empty: once saved, ${year} has no data, and its working days are estimated.`,
    done: (year) => `${year} was saved.`,
    row: (number) => `Row ${number}`,
    nameMissing: 'name the holiday',
    draft: 'What follows is not saved yet. Compare it with the announcement, then save it.'
  },
  fill: {
    heading: 'From the published calendar',
    text: (source) =>
      `Source: the announcements as collected by ${source}. Only fills the table below; it counts once it was compared and saved.`,
    submit: (year) => `Fill in ${year}`,
    none: (year) =>
      `The published calendar has no data for ${year}. Wait for the announcement, then paste it or add the days.`,
    done: (source) => `Filled in from ${source}. Compare it with the announcement, then save it.`
  },
  paste: {
    heading: 'Paste an announcement or a list',
    text: 'The Chinese announcement as it stands, or one day a line: the date, 放假 (off) or 上班 (worked), the name.',
    label: 'Announcement or list',
    placeholder: '2026-10-01至2026-10-07 放假 国庆节',
    submit: 'Read into the table',
    empty: 'Paste an announcement or a list',
    done: (count) => `${days(count)} read into the table below. Compare them, then save.`,
    faults: 'These lines were not read; mend them and read again, or add the days below:',
    fault: (line, text) => `line ${line}, “${text}”`,
    why: {
      date: 'no date, or a day that does not exist',
      kind: 'does not say whether off or worked',
      year: 'days of another year were left out',
      twice: 'off and worked on the same day'
    }
  }
};
