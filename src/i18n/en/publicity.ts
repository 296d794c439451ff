/** The words of the page on which results are made public, objections decided and a round made final. */
import type { PublicityTexts } from '../publicity-texts.ts';

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = (iso: string): string => format.format(new Date(`${iso}T00:00:00Z`));
const objections = (count: number): string => `${count} ${count === 1 ? 'objection' : 'objections'}`;

export const publicity: PublicityTexts = {
  heading: {
    notSettled: 'Not ready: the results are not settled',
    compose: 'The results are settled and can be published',
    later: (first) => `The notice begins on ${first}`,
    running: (last) => `The notice runs until ${last}, that day included`,
    over: (open) =>
      open > 0
        ? `The notice is over; ${objections(open)} still open`
        : 'The notice is over, and the round can be made final',
    final: 'The round is final; its results no longer change'
  },
  early: {
    text: 'A notice publishes settled results. Where a sheet, a status or a decision changed after that, they have to be settled again.',
    toSettle: 'Settle the results'
  },
  compose: {
    days: 'Days of the notice',
    daysUnit: 'days',
    firstDay: 'First day',
    firstDayHint: (earliest, latest) => `${earliest} to ${latest}; the first day counts`,
    kind: 'Which days count',
    kinds: { calendar: 'calendar days', working: 'working days' },
    local: 'set here',
    localHint:
      'The regulation does not say how long results of an assessment are public: the days, how they count and whether scores are shown are decided here.',
    period: (first, last) => `The notice: ${first} to ${last}`,
    skipped: (days) => `Not counted: ${days.map(shortDay).join(', ')}`,
    estimated: (years) =>
      `The holidays of ${years.join(', ')} have not been entered: working days are estimated as Monday to Friday, and the notice says so. Entering them later does not change the days of this notice.`,
    toHolidays: 'Ask the administrator to enter the holidays first for exact days.',
    showScores: 'Publish the score of each studio',
    showScoresHint: 'Without scores the list goes by the studios’ numbers and tells no order.',
    contact: 'Office that takes objections',
    contactHint: 'The body and its section',
    address: 'Postal address (optional)',
    phone: 'Phone (optional)',
    issuer: 'Signed by',
    issuerHint: 'Printed at the end of the notice',
    documentNumber: 'Document number (optional)',
    documentHint: 'As 示人社公示〔2026〕18 号',
    preview: 'Update the preview',
    previewHeading: 'Preview: what the public will see',
    previewBroken: 'The preview is shown here once the marked fields are right.',
    publish: 'Publish the notice',
    open: 'Check and publish…',
    contactMissing: 'Please say which office takes objections.'
  },
  confirm: {
    title: 'Publish this notice?',
    public: (count) =>
      `Name, leader, host unit, trade and grade of ${count} studios become public: anybody can read them without signing in.`,
    scores: 'So do their scores.',
    noScores: 'Scores are not published.',
    reason: 'The reason for the correction stands in the notice too.',
    fixed:
      'Afterwards it cannot be edited: it can only be withdrawn or, once the round is final, followed by a correction.',
    objections: (first, last) => `From ${first} to ${last} anybody may object.`
  },
  running: {
    heading: 'The notice',
    address: 'Address',
    period: 'Days',
    code: 'Check code',
    qr: 'QR code that leads to the notice',
    opensOn: (first) => `The public can read it from ${first} on; until then the address shows nothing.`,
    open: 'Open the notice',
    print: 'To print it, open the notice and print that page.',
    copy: 'Copy the address',
    copied: 'copied',
    whole: 'The notice in full'
  },
  objections: {
    heading: (count, open) =>
      count === 0
        ? 'Objections'
        : `${objections(count)}, ${open > 0 ? `${open} to be decided` : 'all decided'}`,
    noneEver: 'No objections came in while the notice ran.',
    none: 'No objections have come in. They will be listed here, to be decided one by one.',
    states: { open: 'to be decided', sustained: 'sustained', dismissed: 'dismissed' },
    received: 'Received',
    about: 'About',
    whole: 'the whole notice',
    from: 'From',
    contact: 'Contact',
    files: 'Files',
    decide: 'Decide this objection',
    outcome: 'Outcome',
    outcomes: { sustained: 'Sustain it', dismissed: 'Dismiss it' },
    sustainedHint:
      'The notice is withdrawn at once and the round goes back to deliberation; the results no longer hold, and have to be settled and published again.',
    dismissedHint: 'The notice goes on, the results stand.',
    reason: 'Reason',
    reasonHint:
      'Whoever objected reads this with the receipt number: say what was looked into and why it was decided so, without other people’s personal data.',
    submit: 'Record the decision',
    decided: (on) => `decided on ${on}`,
    outcomeMissing: 'Please say whether the objection is sustained.',
    confirm: 'Sustain it: withdraw the notice and go back to deliberation?'
  },
  withdraw: {
    heading: 'Withdraw the notice',
    text: 'For an error that the department itself finds. The public page then says that the notice was withdrawn and lists nothing; the round goes back to deliberation, to be settled and published again.',
    reason: 'Reason for withdrawing it',
    hint: 'Kept in the audit records, not shown to the public.',
    submit: 'Withdraw the notice',
    confirm: 'Withdraw this notice and go back to deliberation?'
  },
  finalise: {
    heading: 'Make the round final',
    text: 'Once the notice is over and every objection decided. Results no longer change after that, and what follows from them begins (rewards, rectification, revocation); a later correction is a round of its own.',
    blocked: 'Not yet:',
    untilLast: (last) => `the notice runs until ${last}, that day included`,
    openObjections: (count) => `${objections(count)} to be decided`,
    submit: 'Make the round final',
    confirm: 'Make the round final? Its results no longer change after that.'
  },
  final: {
    heading: 'Correction',
    text: 'The results cannot be changed. Where a review or a court demands a correction, make a successor that names this round and the reason; once its notice is out, the notice of this round says that it was corrected.',
    correct: 'New round that corrects this one',
    correctText: 'The reason stands in the new notice, where the public reads it.',
    successor: 'Corrected by:'
  },
  replaces: (title) => `This round corrects and replaces “${title}”.`,
  reason: 'Reason: ',
  downloads: {
    heading: 'Downloads and print',
    bundle: 'Result file',
    bundleHint: 'With all score sheets and the experts’ pseudonyms: for verification, not to be sent out.',
    ledger: 'Ledger of results (CSV)',
    list: 'Printable list of results'
  },
  history: {
    heading: 'Notices published',
    published: 'Published',
    period: 'Days',
    state: 'Now',
    stands: 'stands',
    withdrawn: (on) => `withdrawn on ${on}`
  },
  ledger: {
    name: 'results',
    columns: {
      rank: 'rank',
      code: 'code',
      studio: 'studio',
      district: 'district',
      sheets: 'sheets',
      base: 'base',
      bonus: 'bonus',
      total: 'total',
      grade: 'grade',
      reason: 'reason',
      consequences: 'consequences',
      citations: 'citations',
      checkCode: 'check code'
    }
  },
  list: {
    heading: 'List of results',
    policy: 'Under',
    date: 'Date',
    code: 'Check code',
    counts: (participants) => `${participants} participants`,
    quota: (seats) => `${seats} seats`,
    columns: {
      rank: 'Rank',
      studio: 'Studio',
      district: 'District',
      sheets: 'Sheets',
      how: 'How the score came about',
      grade: 'Grade'
    },
    how: ({ sheets, kept, base, bonus }) =>
      [
        kept < sheets
          ? `mean of ${kept} of ${sheets} sheets, without the lowest and the highest`
          : `mean of ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}`,
        ...(base === null ? [] : [`base ${base}`]),
        ...(bonus === null || bonus === 0 ? [] : [`bonus ${bonus}`])
      ].join(', '),
    then: 'Then: ',
    parts:
      'Base, bonus and total are each a mean that is rounded once, so that they need not add up exactly.',
    signed: 'Signed',
    signLines: { compiled: 'Compiled by', checked: 'Checked by', approved: 'Approved by' },
    back: 'Back to notice and objections',
    notPublic: 'Internal: not to be shown before the notice begins.'
  }
};
