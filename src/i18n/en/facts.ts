/** The words of the page of verified figures. */
import type { FactsTexts } from '../facts-texts.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

export const facts: FactsTexts = {
  heading: 'Verified figures',
  finding: ({ studios, figures }) =>
    figures === 0
      ? 'All figures are verified'
      : `${count(figures, 'figure')} of ${count(studios, 'studio')} still to verify`,
  intro:
    'Before experts score, district staff verify money, people and areas. Every sheet starts with the verified figure; an expert who enters another one has to say why.',
  none: {
    heading: 'No studio takes part',
    text: 'Once studios of your area are in the round, their figures are verified here.'
  },
  noRows: { heading: 'Nothing to verify', text: 'No row of this table is scored by an amount.' },
  closed: (stage) => `The round is in “${stage}”: figures can be read, but no longer recorded.`,
  caption: (from, to, total) =>
    from === 1 && to === total ? count(total, 'studio') : `${from} to ${to} of ${total} studios`,
  search: 'Find a studio',
  searchHint: 'Name or code',
  show: 'Show only',
  missing: 'Still to verify',
  noneFit: { heading: 'No studio fits', text: 'Try another word, or clear the filters.' },
  columns: { studio: 'Studio', code: 'Code', missing: 'To verify' },
  notYet: 'to verify',
  form: {
    heading: (studio) => `Record: ${studio}`,
    how: 'Fill in only what was verified. Enter saves and goes on to the next studio with figures to verify. Recording again corrects a figure; the earlier one is kept.',
    hint: ({ required, unit, max, now }) =>
      `${max} points from ${required} ${unit}${now === null ? '' : `; now ${now}`}`,
    more: 'Note and proof',
    note: 'Note',
    paper: 'Proof',
    by: 'Verified by',
    byHint: 'Name or department',
    on: 'Verified on',
    save: 'Save',
    saved: (figures, studio) => `${count(figures, 'figure')} of ${studio} recorded`,
    nothing: 'Nothing new: nothing was recorded',
    next: (studio) => `Next to verify: ${studio}`,
    allDone: 'The figures of every studio are verified',
    close: 'Close'
  },
  history: {
    heading: 'What was recorded',
    none: 'Nothing has been recorded',
    columns: { on: 'Verified on', amount: 'Figure', by: 'By', note: 'Note', papers: 'Proof' },
    now: 'in use'
  },
  status: { deferred: 'deferred', withdrawn: 'withdrawn' },
  download: 'Download CSV'
};
