/** The words of the pages of deliberation. */
import type { DeliberationTexts } from '../deliberation-texts.ts';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export const deliberation: DeliberationTexts = {
  heading: 'Deliberation',
  finding({ over, limit, ties, outliers }) {
    const parts = [
      over === 0
        ? `No studio’s sheets lie more than ${limit} points apart`
        : `${count(over, 'studio')} with sheets more than ${limit} points apart`,
      ties === 0 ? 'no tie to decide' : `${count(ties, 'tie')} to decide`,
      ...(outliers === 0 ? [] : [count(outliers, 'outlying sheet')])
    ];
    return parts.join(', ');
  },
  intro: 'Experts appear by pseudonym. Every sealed sheet is compared, the highest and the lowest too.',
  draft: {
    heading: 'The round is still being prepared',
    text: 'Once it is open and experts have signed their sheets, disagreements and ties are looked at here.',
    toSetup: 'To the preparation'
  },
  ready: {
    heading: 'Before deliberation begins',
    text: 'While experts score, only the state of each sheet shows, never a point. From deliberation on, the panel and you see all sheets, and no further expert can be assigned.',
    sheets: (sealed, all) => `${sealed} of ${all} counting sheets are sealed`,
    unsealed: (studios) =>
      studios === 0
        ? 'No sheet is left unsigned'
        : `${count(studios, 'studio has', 'studios have')} unsigned sheets: remind the experts, reassign, or defer`,
    quorum: (studios, quorum) =>
      studios === 0
        ? `Every studio has at least ${count(quorum, 'expert')}`
        : `${count(studios, 'studio has', 'studios have')} fewer than ${count(quorum, 'expert')}: assign more, or defer`,
    done: 'Met',
    waits: 'Not met',
    toProgress: 'To the progress',
    begin: 'Begin deliberation',
    beginSays: 'There is no way back to scoring.',
    cannot: 'It can begin once every point is met.'
  },
  problems: (found) => `${count(found, 'problem keeps', 'problems keep')} the round from being graded:`,
  open: (sheets) =>
    `${count(sheets, 'sheet is', 'sheets are')} not sealed; before settling they are signed, or taken from their expert:`,
  openSheet: (expert, state) =>
    `${expert} ${state === 'returned' ? 'returned, to be signed again' : 'not signed'}`,
  incomplete: 'These studios have fewer sheets than they need: complete or defer them:',
  unfit: (number) => `Decision ${number} no longer fits and has to be withdrawn before settling:`,
  ties: {
    heading: 'Ties to decide',
    group: (studios, seats) =>
      `${studios} studios share a rank across the cap line; ${count(seats, 'seat')} left`,
    none: 'No tie to decide',
    howTo:
      'The panel votes on the order of exactly these studios; the first ones take the seats. Ranks stay as they are, only grades follow.',
    place: (name) => `Place of ${name}`,
    order: 'Order',
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    within: 'takes a seat',
    by: 'Decided by',
    byHint: 'As: first panel; experts by pseudonym, not by name',
    on: 'Date of the vote',
    minutes: 'Minutes',
    minutesHint: 'How the vote went and why, or the number of the minutes',
    papers: 'Scan of the minutes',
    record: 'Record the ballot',
    unequal: 'Places run from 1 without gaps or repeats'
  },
  decisions: {
    heading: 'Recorded decisions',
    none: 'No decision has been recorded',
    tie: (number) => `No. ${number}: order of a tie`,
    override: (number, seats) => `No. ${number}: ${count(seats, 'extra seat')} for the first grade`,
    by: (by, on) => `${by}, ${on}`,
    minutes: 'Minutes',
    withdrawn: (reason) => `Withdrawn: ${reason}`,
    withdraw: 'Withdraw',
    withdrawThis: 'Withdraw this decision',
    withdrawSays:
      'These studios are undecided again; the decision stays readable. A settled result has to be settled again.'
  },
  studios: {
    heading: 'How far sheets lie apart',
    caption: (from, to, total, limit) =>
      `${from === 1 && to === total ? count(total, 'studio') : `${from} to ${to} of ${total} studios`}; the spread is the highest less the lowest total, marked beyond ${limit} points`,
    search: 'Find a studio',
    searchHint: 'Name or code',
    show: 'Show only',
    over: 'Spread beyond the limit',
    apart: 'Outside the count',
    none: { heading: 'No studio fits', text: 'Try another word, or clear the filters.' },
    columns: {
      name: 'Studio',
      code: 'Code',
      sheets: 'Sheets',
      mean: 'Mean',
      lowest: 'Lowest',
      highest: 'Highest',
      spread: 'Spread',
      notes: 'Look at'
    },
    beyond: 'beyond',
    outliers: (sheets) => count(sheets, 'outlier'),
    differences: (figures) => `${count(figures, 'figure')} unlike the facts`,
    status: { deferred: 'deferred', withdrawn: 'withdrawn' },
    veto: 'veto',
    waiting: (sheets) => `${sheets} unsigned`
  },
  rows: {
    title: (row) => `Experts differ most on “${row}”`,
    even: 'No row can be compared',
    measure:
      'Highest less lowest points of a row on one studio, averaged over the studios; those with a single sheet are left out',
    columns: ['Row', 'Max', 'Mean spread', 'Widest', 'At', 'Studios'],
    series: 'Mean spread'
  },
  severity: {
    title: ({ severe, lenient }) =>
      severe === null && lenient === null
        ? 'No expert can be compared with another'
        : [
            ...(severe === null ? [] : [`${severe} is the most severe`]),
            ...(lenient === null ? [] : [`${lenient} the most lenient`])
          ].join(', '),
    measure:
      'Own total less the mean of the others’ totals on the same studio, averaged over studios; below zero is severe, above zero lenient. To inform the panel, nothing more',
    columns: ['Expert', 'Difference (points)', 'Studios'],
    line: 'as the others',
    series: 'Difference',
    unit: 'points',
    none: 'nothing to compare'
  },
  outliers: {
    heading: (sheets) => (sheets === 0 ? 'No outlying sheet' : count(sheets, 'outlying sheet')),
    how: (limit) =>
      `More than ${limit} points from the mean of the others on the same studio; below three sheets nothing is said`,
    columns: {
      studio: 'Studio',
      expert: 'Expert',
      total: 'Total',
      others: 'Mean of the others',
      distance: 'Apart'
    },
    none: 'No sheet lies beyond the limit from the mean of the others.',
    more: (sheets) => `${sheets} more, on the studios’ own pages`
  },
  differences: {
    heading: (figures) =>
      figures === 0
        ? 'All sheets took the verified figures'
        : `${count(figures, 'figure')} unlike the verified facts`,
    how: 'Amounts that differ from what district staff verified; a note is required',
    columns: {
      studio: 'Studio',
      row: 'Row',
      expert: 'Expert',
      fact: 'Verified',
      entered: 'Entered',
      note: 'Note'
    },
    none: 'No expert entered an amount unlike the verified one.',
    noNote: 'no note'
  },
  studio: {
    back: 'Back to deliberation',
    finding: ({ spread, limit, sheets }) =>
      spread === null
        ? count(sheets, 'sealed sheet')
        : spread > limit
          ? `${count(sheets, 'sheet')} ${spread} points apart, more than ${limit}`
          : `${count(sheets, 'sheet')} ${spread} points apart`,
    sheetState: { draft: 'not signed', returned: 'returned, to be signed again', sealed: 'sealed' },
    row: 'Row',
    fact: 'Verified',
    spread: 'Spread',
    mean: 'Mean',
    own: 'yours',
    wide: 'wide',
    base: 'Base',
    bonus: 'Bonus',
    total: 'Total',
    caption: 'Points, entries and notes of each expert, row by row; photographs below the points',
    factBy: (by, on) => `${by}, verified on ${on}`,
    differs: 'unlike the verified figure',
    photo: (number) => `Photograph ${number}`,
    file: (name) => `Download ${name}`,
    close: 'Close',
    show: { label: 'Show', all: 'All rows', wide: 'Rows that differ' },
    actions: 'Returning and taking sheets',
    return: {
      action: 'Return the sheet',
      says: 'The expert mends and signs it again; what was signed stays as an earlier edition. A settled result has to be settled again.',
      rows: 'Rows to look at again',
      rowsHint: 'None: the whole sheet',
      reasonHint: 'The expert reads this',
      submit: 'Return this sheet'
    },
    take: {
      action: 'Take the sheet',
      says: 'It no longer counts, and its expert can no longer change it; in deliberation nobody else can be assigned. A settled result has to be settled again.',
      submit: 'Take this sheet'
    },
    status: {
      heading: 'Taking part',
      now: { graded: 'counted', deferred: 'deferred', withdrawn: 'withdrawn' },
      choose: 'Change to',
      defer: 'Defer',
      withdraw: 'Withdraw',
      back: 'Take back in',
      says: {
        deferred: 'It leaves the count and receives no grade; its sheets are kept.',
        withdrawn: 'It leaves the count and receives no grade; its sheets are kept.',
        graded: 'It counts again; in deliberation all of its sheets have to be sealed.'
      },
      submit: {
        deferred: 'Defer this studio',
        withdrawn: 'Withdraw this studio',
        graded: 'Take it back in'
      },
      open: { deferred: 'Defer…', withdrawn: 'Withdraw…', graded: 'Take back in…' },
      reason: (text) => `Reason: ${text}`
    },
    veto: {
      heading: 'Veto',
      none: 'No veto is recorded',
      add: 'Record a veto…',
      says: 'Whatever the score, the studio takes the last grade, with the consequences of the trigger. A settled result has to be settled again.',
      trigger: 'Trigger',
      note: 'What was established',
      noteHint: 'By whom, when, and on what grounds',
      papers: 'Proof',
      submit: 'Record the veto',
      withdraw: 'Withdraw…',
      withdrawSays: 'The score decides again; the audit log keeps that the veto was there.',
      withdrawSubmit: 'Withdraw this veto',
      noGrades: 'This assessment gives no grades, so there is no veto.'
    },
    papers: 'Proof',
    closed: 'The results are public or final: this page is read-only.',
    onlyDeliberation: 'Once deliberation begins, sheets can be compared here.'
  },
  panel: {
    heading: 'Deliberation',
    text: 'You are on the panel of this round. During deliberation you can read all sheets; studios that you are recused from are not listed.',
    back: 'Back to my studios'
  }
};
