/** What the progress of a round says. */
import type { ProgressTexts } from '../progress-texts.ts';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const progress: ProgressTexts = {
  heading: (sealed, all) => `${plural(sealed, 'sheet')} signed, ${all - sealed} missing`,
  allSealed: (all) => `All ${plural(all, 'sheet')} are signed`,
  views: { label: 'View', matrix: 'Matrix', reminders: 'Reminders' },
  states: {
    none: 'Not begun',
    draft: 'Being filled in',
    sealed: 'Signed',
    returned: 'Returned',
    reassigned: 'Reassigned'
  },
  legend: 'Key',
  counts: (count) => plural(count, 'sheet'),
  search: 'Code or name',
  filters: { state: 'Sheets', expert: 'Expert', district: 'District or body', status: 'Status' },
  statuses: { graded: 'Taking part', deferred: 'Deferred', withdrawn: 'Withdrawn' },
  columns: { studio: 'Studio', district: 'District or body', sheets: 'Signed' },
  rowSums: (sealed, all) => `${sealed}/${all}`,
  cell: (studio, expert, state) => `${studio}, ${expert}: ${state}`,
  studioCell: (studio) => `${studio}: add an expert, defer or withdraw`,
  table: 'Progress of studios and experts',
  compact: 'There are many experts: each row has the studio’s own.',
  none: {
    heading: 'There are no sheets yet',
    text: 'Once the round is open, each expert’s progress on each studio is here.'
  },
  noneFit: { heading: 'No studio fits', text: 'Try another word, or clear the conditions.' },
  at: {
    heading: (studio, expert) => (expert === null ? studio : `${studio} · ${expert}`),
    state: 'Sheet',
    edition: (edition) => `edition ${edition}`,
    answered: (answered, rows) => `${answered} of ${rows} rows answered`,
    status: 'Status',
    nothing: 'The sheet was reassigned and does not count any more; nothing can be done about it.',
    otherActs: 'What can be done',
    return: {
      heading: 'Return the sheet',
      text: 'The expert changes it and signs again. What was signed is kept as it was.',
      reasonHint: 'Say what has to be changed; the expert reads it.',
      submit: 'Return the sheet'
    },
    move: {
      heading: 'Reassign the sheet',
      text: 'This expert’s sheet does not count any more. Another expert can begin in the same act.',
      to: 'Put in',
      noTo: 'Nobody, only take away',
      option: (expert, load) => `${expert} · ${plural(load, 'studio')}`,
      submit: 'Reassign the sheet'
    },
    add: {
      heading: 'Add an expert',
      text: 'One more expert scores this studio, from an empty sheet.',
      to: 'Expert',
      choose: 'Choose',
      submit: 'Add the expert'
    },
    standing: {
      heading: 'Defer or withdraw',
      text: 'The studio leaves the count; sheets that it has are kept.',
      status: 'Becomes',
      submit: 'Change the status',
      back: { heading: 'Take part again', text: 'The studio counts again.', submit: 'Take it back in' }
    },
    reason: 'Reason',
    who: 'In the round experts have pseudonyms. Reminders go by name.'
  },
  done: {
    return: 'Returned; the expert reads the reason after signing in',
    move: 'Reassigned',
    status: 'Changed'
  },
  reminders: {
    heading: (people, sheets) => `${plural(sheets, 'sheet')} missing from ${plural(people, 'expert')}`,
    allSealed: { heading: 'Nobody has to be reminded', text: 'All sheets are signed.' },
    intro:
      'A text for each expert, to be copied and sent. Names and missing studios only: no score, no pseudonym.',
    by: 'To be signed by',
    byHint: 'Goes into each text; left out where empty.',
    apply: 'Put it in',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser does not let us copy: select the text and copy it yourself',
    copyAll: 'Copy all',
    missing: (missing, all) => `${missing} of ${all} missing`,
    text: (person, round, items, by) =>
      `Dear ${person}, in “${round}” ${plural(items.length, 'sheet')} of yours ${items.length === 1 ? 'is' : 'are'} not signed yet: ${items.join(', ')}. Please sign in to Jiangping, complete and sign ${items.length === 1 ? 'it' : 'them'} ${by === null ? 'soon' : `by ${by}`}. If you cannot score, tell us early.`,
    item: (studio, state) => `${studio} (${state.toLowerCase()})`,
    of: (person) => `Text for ${person}`,
    move: (person) => `Reassign a sheet of ${person}`,
    moveSubmit: 'Reassign',
    studio: 'Studio',
    onlyRunner: 'Reminders need names; only the manager who runs the round sees them.'
  }
};
