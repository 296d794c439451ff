/** The words of the pages that need no account: notices, objections, verification. */
import type { PublicTexts } from '../public-texts.ts';

export const publicPages: PublicTexts = {
  nav: {
    label: 'Navigation',
    notices: 'Notices',
    objections: 'Ask about an objection',
    check: 'Verify a result',
    signIn: 'Staff sign-in'
  },
  about: 'Assessment of skill-master studios',
  notices: {
    heading: 'Public notices of results',
    intro: 'While a notice runs, anybody may object to a result. No account is needed.',
    none: { heading: 'There is no notice now', text: 'New notices will be listed here.' },
    standing: { running: 'running', over: 'over', withdrawn: 'withdrawn', replaced: 'corrected' },
    filter: 'State',
    search: 'title or body',
    city: 'the city',
    days: (first, last) => `${first} to ${last}`
  },
  print: 'Print',
  object: {
    heading: 'Object to a result',
    about: 'The notice',
    closed: {
      heading: 'Objections are not taken now',
      text: 'The notice is over, was withdrawn, or has been corrected.'
    },
    privacy:
      'Your name and contact are seen only by the body that runs the assessment, to look into the matter and to answer you. They are not made public.',
    name: 'Name, or name of the unit',
    contact: 'Contact',
    contactHint: 'Phone, e-mail or postal address: one is enough',
    studio: 'About which studio',
    wholeNotice: 'About none in particular: the whole notice',
    text: 'What you object to, and the facts',
    textHint: 'Say which result is wrong and why, with facts that can be looked into.',
    file: 'A file as proof (optional)',
    fileHint: 'One PDF, JPG or PNG file of at most 10 MB. Put several papers into one.',
    fileAgain: 'Please choose the file again: the browser does not keep it.',
    submit: 'Send the objection',
    missing: {
      name: 'Please enter your name, or the name of the unit.',
      contact: 'Please enter one way to reach you.',
      text: 'Please say what you object to, and the facts.'
    },
    back: 'Back to the notice'
  },
  receipt: {
    heading: 'Your objection has been received',
    number: 'Receipt number',
    keep: 'Write down, photograph or print this number. It is shown only once, you need it to ask what became of your objection, and it cannot be issued again.',
    next: 'The body that runs the assessment looks into it and decides, with reasons. You can ask at any time with this number.',
    ask: 'Ask about an objection'
  },
  objections: {
    heading: 'What became of an objection',
    intro: 'Enter the receipt number that you were given.',
    number: 'Receipt number',
    hint: '10 letters and digits; capitals and spaces do not matter',
    submit: 'Ask',
    missing: 'Please enter the receipt number.',
    unknown:
      'There is no such receipt number. Check it sign by sign; the digits 0 and 1 and the letters I and O never occur in one.',
    receivedOn: 'Received on',
    notice: 'The notice',
    state: { open: 'being looked into', sustained: 'sustained', dismissed: 'dismissed' },
    stateText: {
      open: 'The body that runs the assessment has not decided yet. Please ask again in a few days.',
      sustained: 'The notice was withdrawn. After a new deliberation there will be another one.',
      dismissed: 'The results of the notice stand.'
    },
    reason: 'Reason',
    decidedOn: 'Decided on'
  },
  check: {
    heading: 'Verify a result',
    intro: 'Check whether a notice, a printed list or a result file is what this system has published.',
    code: 'Check code',
    codeHint: 'The 16 letters and digits at the foot of a notice',
    look: 'Look up the code',
    codeMissing: 'Please enter the check code.',
    file: 'Result file',
    fileIntro: 'If you hold a result file (.json), upload it here. It is recomputed at once and not kept.',
    fileHint: 'At most 20 MB',
    upload: 'Upload and check',
    fileMissing: 'Please choose a result file.',
    unknownCode: (code) => ({
      heading: 'No result was published under this code',
      text: `You entered “${code}”. Compare it sign by sign with the code at the foot of the notice. If it is the same, that notice was not published by this system: ask the body that runs the assessment.`
    }),
    found: 'This is a published result',
    standing: {
      running: 'the notice is running',
      over: 'the notice is over, the results are not final yet',
      final: 'the results are final',
      withdrawn: 'this notice was withdrawn, and its list no longer holds',
      replaced: 'these results were corrected by a later notice'
    },
    instead: 'The notice that holds now',
    facts: {
      round: 'Assessment',
      policy: 'Under',
      date: 'Date',
      notice: 'Notice',
      digest: 'Digest of the result file (SHA-256)',
      code: 'Check code',
      counts: 'Results'
    },
    counts: (participants, grades) =>
      [
        `${participants} ${participants === 1 ? 'participant' : 'participants'}`,
        ...grades.map(({ title, count }) => `${title} ${count}`)
      ].join(', '),
    verdict: {
      same: { heading: 'The same as published', text: 'This file is the published result, byte for byte.' },
      differs: {
        heading: 'Not the same as published',
        text: 'This file names the assessment below, but its content is not what was published. Do not rely on it.'
      },
      unknown: {
        heading: 'Not a published result',
        text: 'This system has published neither this file nor the assessment that it names. Before its notice begins, a result file is unknown here too.'
      },
      unreadable: {
        heading: 'This is not a result file',
        text: 'The file cannot be read. Check that you chose the right one.'
      }
    },
    sound:
      'The file is consistent in itself: recomputed from its own score sheets, it gives its own results.',
    unsound: 'The file is not consistent in itself:',
    more: (count) => `and ${count} more.`,
    parts: {
      heading: 'Part by part',
      part: 'Part',
      verdict: 'Beside what was published',
      same: 'same',
      differs: 'different'
    },
    part: {
      policy: 'Policy',
      rubric: 'Scoring table',
      round: 'Round (with its date, panel and verified facts)',
      participants: 'Participants',
      sheets: 'Score sheets',
      decisions: 'Decisions of the panel',
      settings: 'Settings of the round',
      results: 'Results'
    },
    partsNote: '“Round” contains the other parts of it: where any of them differs, it differs too.',
    fileDigest: 'Digest of your file',
    again: 'Check another one',
    offline: 'You can also verify a file on your own computer, without this system, with the offline command.'
  }
};
