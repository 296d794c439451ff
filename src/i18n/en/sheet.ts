/** The expert's pages: my studios, the sheet, review and signature, what is kept where. */
import type { SheetTexts } from '../sheet-texts.ts';
import { sync } from './sheet-sync.ts';

const inChina = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', ...options });
const TIME = inChina({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const MOMENT_DAY = inChina({ day: 'numeric', month: 'short' });
// A date has no time zone: read and shown in the same one.
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const FULL_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });
const read = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

export const sheet: SheetTexts = {
  language: 'en',
  dates: {
    day: (iso) => DAY.format(read(iso)),
    fullDay: (iso) => FULL_DAY.format(read(iso)),
    time: (at) => TIME.format(at),
    moment: (at) => `${MOMENT_DAY.format(at)} ${TIME.format(at)}`
  },
  row: {
    name: (number, title) => `row ${number} ${title}`,
    of: (max) => `/ ${max}`,
    unanswered: 'open',
    faulty: 'to mend',
    announce: ({ number, title, points, max, reason, total }) =>
      [
        `Row ${number} ${title}${points === null ? '' : `: ${points} of ${max} points`}`,
        reason,
        total === null ? '' : `total ${total}`
      ]
        .filter((part) => part !== '')
        .join('. '),
    note: 'Note',
    noteCount: (number) => (number > 0 ? `Note ${number}` : 'Note'),
    notePlaceholder: 'what should be known',
    noteAsked: 'Differs from the verified figure: say why',
    evidence: 'Evidence',
    evidenceAsked: 'Points need evidence',
    evidenceLine: (number) => `Evidence ${number}`,
    evidencePlaceholder: 'name, number or place of the document',
    addEvidence: 'Name evidence',
    removeEvidence: (number) => `Remove evidence ${number}`,
    returned: (reason) => `Sent back: ${reason}`,
    notKept:
      'This row could not be kept on the device. Stay on this page and free some space; it is still on the screen.',
    locked: 'Locked, cannot be changed',
    fact: 'Verified',
    factTake: (amount) => `Take the verified ${amount}`
  },
  faults: {
    'points-missing': (_, { least, most, step }) => `Give points: ${least} to ${most} in steps of ${step}`,
    'points-above-max': ({ found, max }) => `${found} is more than the maximum of ${max}`,
    'points-negative': () => 'Points cannot be below 0',
    'off-step': ({ found, step }, { nearest }) =>
      `${found} is not a step of ${step}: give ${nearest.join(' or ')}`,
    'partial-not-between': (_, { least, most }) =>
      `"In part" is ${least} to ${most}; for all choose "yes", for 0 choose "no"`,
    'missing-key': (_, { unit }) => (unit === '' ? 'Please answer' : `Enter the amount (${unit})`),
    'not-a-number': ({ found }) => `"${found}" is not a number: enter digits only, as 7.5`,
    'too-large': ({ most }) => `Too large, at most ${most}`,
    'too-many-decimals': ({ most }) => (most === 0 ? 'Enter a whole number' : `At most ${most} decimals`),
    'fractional-count': ({ found }) => `${found} is not a whole number`,
    'amount-negative': () => 'The amount cannot be below 0',
    'count-negative': () => 'The count cannot be below 0',
    'evidence-missing': () => 'Points need evidence: take a photograph or name the document',
    'note-missing': ({ fact, found }, { unit }) =>
      fact === undefined
        ? 'Say why in the note'
        : `Entered ${found} ${unit}, verified ${fact} ${unit}: say why in the note`,
    'bad-text': () => 'Contains characters that cannot be stored: delete and type them again',
    'text-too-long': ({ most }) => `Too long: at most ${most} characters for this row`,
    'superfluous-input': () => 'No points are given by hand here: choose again',
    other: 'This row cannot be read: please enter it again'
  },
  partsOpen: (titles) => `Not entered yet: ${titles.join(', ')}`,
  ofPart: (title, fault) => `${title}: ${fault}`,
  inputs: {
    points: 'Points',
    amount: (unit) => `Amount (${unit})`,
    less: (step) => `less ${step}`,
    more: (step) => `more ${step}`,
    fine: (step) => `In steps of ${step}`,
    met: { yes: 'Yes', partial: 'Part', no: 'No' },
    partialPoints: 'In part, points',
    between: (required, unit) => `Below ${required} ${unit}: by judgement`,
    all: 'All there',
    none: 'None there',
    nothing: 'None, 0 points',
    worth: (points) => `${points}`,
    each: (points) => `${points} each`,
    present: 'Yes',
    absent: 'No'
  },
  entry: {
    nothing: 'open',
    given: (points) => `${points} points`,
    met: (met, points) => (points === null ? met : `${met}, ${points} points`),
    amount: (amount, unit) => `${amount} ${unit}`,
    between: (amount, points) => `${amount}, the expert gave ${points}`,
    allThere: 'all there',
    missing: (titles) => `missing: ${titles.join(', ')}`,
    counted: (title, number) => `${title} ${number}`,
    part: (title, value) => `${title}: ${value}`,
    present: 'there',
    absent: 'not there',
    note: (text) => `Note: ${text}`,
    evidence: (lines) => `Evidence: ${lines.join(', ')}`,
    photos: (number) => count(number, 'photograph'),
    join: (parts) => parts.join('; ')
  },
  photos: {
    take: 'Photo',
    count: (number) => (number > 0 ? count(number, 'photo') : 'Photo'),
    file: 'File',
    name: (number, name) => `Photograph ${number}: ${name}`,
    open: (number) => `View photograph ${number}`,
    notHere: 'not here',
    notSent: 'not sent',
    remove: 'Delete photograph',
    removeAsk: 'It cannot be brought back. Delete it?',
    keep: 'Keep',
    close: 'Close'
  },
  conflict: {
    heading: 'Two devices changed this row differently',
    text: 'Choose one. The other stays on record and does not count.',
    mine: "this device's",
    theirs: "the server's",
    at: (moment) => `entered ${moment}`,
    points: (points) => (points === null ? 'not complete' : `${points} points`),
    choose: (side) => `Use ${side}`
  },
  index: {
    label: 'Categories',
    open: (number) => `${number} open`,
    done: (number) => `${number} done`,
    place: (number, rows, bonus) =>
      bonus ? `beyond the base, ${count(rows, 'row')}` : `category ${number}, ${count(rows, 'row')}`,
    subtotal: 'Subtotal'
  },
  tally: {
    label: 'Totals',
    base: 'Base',
    bonus: 'Bonus',
    total: 'Total',
    open: (number) => `${number} open`,
    toOpen: (number) => `${number} open, to the next one`,
    review: 'Review and sign',
    view: 'Show the sheet',
    reviewBlocked: (number) => `${count(number, 'row')} still open: score them before you sign`,
    undo: 'Undo',
    undoes: (what) => `Undo: ${what}`
  },
  sync,
  studios: {
    title: 'My studios',
    heading: (open, returned) =>
      open + returned === 0
        ? 'No studio to score'
        : [open > 0 ? `${open} to score` : '', returned > 0 ? `${returned} sent back` : '']
            .filter((part) => part !== '')
            .join(', '),
    count: (all, sealed) => `${count(all, 'studio')}, ${sealed} sealed`,
    returnedFirst: 'those sent back first',
    noneYet: {
      heading: 'No studio was given to you yet',
      text: 'The studios that you are to score appear here once the organiser assigns them.'
    },
    notTaken: {
      heading: 'Nothing to score on this device yet',
      text: 'The first visit needs a network. Open this page once with a network; from then on you can score without one.',
      action: 'Try again'
    },
    map: (address) => `${address}, open in a map`,
    total: 'Total',
    totalOf: (max) => `of ${max}`,
    rows: (answered, rows) => `${answered} / ${rows} rows`,
    progress: (answered, rows) => `${answered} of ${rows} rows scored`,
    state: {
      ready: 'ready, opens offline',
      allSent: 'all sent',
      toSend: (changes) => `${count(changes, 'change')} to send`,
      conflict: (rows) => `${count(rows, 'row')} to choose`,
      returned: (reason) => `sent back: ${reason}`,
      signedHere: 'signed, to be sent',
      sealed: 'signed and sealed',
      reassigned: 'given to another expert',
      roundClosed: 'scoring is over'
    },
    action: { begin: 'Begin', continue: 'Continue', mend: 'Mend', view: 'View', settle: 'Choose' },
    actionOn: (action, studio) => `${action}: ${studio}`
  },
  table: {
    title: 'Scoring table',
    annex: (policy, docNo) => (docNo === null ? policy : `${policy} (${docNo})`),
    head: {
      studio: 'Studio',
      unit: 'Unit',
      trade: 'Trade',
      district: 'District',
      round: 'Round',
      expert: 'Expert',
      date: 'Signed on'
    },
    columns: {
      category: 'Category',
      number: 'No.',
      content: 'Criterion',
      max: 'Max',
      points: 'Points',
      remark: 'Remark'
    },
    subtotal: 'Subtotal',
    base: 'Base',
    bonus: 'Bonus',
    total: 'Total',
    open: 'open',
    jump: (number) => `open, score row ${number}`,
    signature: "Expert's signature",
    signedBy: (expert) => `Signature of ${expert}`,
    hash: 'Content hash',
    notSealed: 'not sealed yet'
  },
  signature: {
    label: 'Signature',
    hint: 'Sign in the frame with a finger, a pen or the mouse',
    here: 'Sign here',
    clear: 'Clear',
    undo: 'Undo stroke',
    unable: 'Cannot draw?',
    unableText:
      'With a keyboard or a screen reader you can leave a mark instead: a cross stands on the sheet, signed by your account all the same.',
    mark: 'Leave a mark instead',
    marked: 'Marked',
    drawn: (strokes) => `Signed with ${count(strokes, 'stroke')}`,
    empty: 'Not signed yet',
    tooLong: 'Too many strokes: clear and sign again',
    loading: 'Preparing the frame…',
    failed: 'The frame did not open. Load the page again; what you entered is there.'
  },
  review: {
    title: 'Review and sign',
    back: 'Back to the sheet',
    print: 'Print',
    openHeading: (number) => `${count(number, 'row')} still open`,
    openText: 'Score them before you sign. Choose a row below to go there.',
    sign: 'Signature',
    statement: 'I have checked every row. The scores above are my own.',
    submit: 'Sign and submit',
    submitting: 'Submitting…',
    needSignature: 'Please sign first',
    queued: {
      heading: 'Signed, waiting to be sent',
      text: "Signature and scores are on this device. They are submitted when there is a network, and sealed then. Do not clear the browser's data."
    },
    sealed: { heading: 'Signed and sealed', text: (at) => `Sealed ${at}, cannot be changed.` },
    ask: {
      heading: 'Nothing can be changed afterwards',
      text: 'Submitting seals the sheet. Only the organiser can send it back.',
      confirm: 'Submit',
      cancel: 'Look again'
    }
  }
};
