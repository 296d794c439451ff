/** The words around the sheet: opening, signing out, what was set aside, what became of a sheet. */
import type { BenchTexts } from '../bench-texts.ts';

const things = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

export const bench: BenchTexts = {
  noScript: {
    text: 'Filling in a sheet needs JavaScript. Without it the printed sheets open from the home page.',
    home: 'To the home page'
  },
  opening: {
    'no-secure-context': {
      heading: 'This address is not secure: nothing can be scored here',
      text: 'Browsers keep offline work at https addresses only (or on this machine itself). Use the address that begins with https://, or ask the administrator for a certificate.'
    },
    'not-an-expert': {
      heading: 'These are the experts’ pages',
      text: 'The account that is signed in is not an expert’s. Go back to the home page, or sign in as an expert.'
    },
    offline: {
      heading: 'There is no network, and nobody has signed in on this device',
      text: 'Sign in once where there is a network; after that your sheets open without one.'
    }
  },
  signOut: {
    heading: (waiting) => `${things(waiting)} on this device only`,
    text: 'If you sign out now, they stay on this device until the same account signs in here again. No other account can see them.',
    stay: 'Stay signed in',
    leave: 'Leave them here and sign out',
    sendFirst: 'Send first, then sign out',
    stuck:
      'Sending did not work; perhaps there is no network. Try again later, or leave them here and sign out.'
  },
  aside: {
    gone: 'This sheet was given to another expert, or its round has gone on',
    sealed: 'This sheet was signed and sealed already; it was not changed',
    rowGone: 'The scoring table has changed; this row is no longer there',
    heading: (count) =>
      `${things(count)} could not be written into a sheet and ${count === 1 ? 'is' : 'are'} kept here`,
    text: 'Nothing of it is lost, and nothing of it counts. Copy it for yourself, or tell the manager.',
    what: (studio, title) => (title === '' ? studio : `${studio} · ${title}`),
    copy: 'Copy',
    copied: 'Copied',
    save: 'Save as a file',
    remove: 'Delete',
    removeAsk: 'Delete for good'
  },
  files: {
    unreadable: 'This photograph cannot be opened: take it again, or use JPEG or PNG',
    'too-large': 'The file is too large: 15 MB at most',
    'not-a-photo': 'Only photographs and PDF files can be attached',
    full: 'The storage of this device is full and the photograph was not kept: free some space and take it again',
    name: (row, count) => `row ${row} photo ${count}`
  },
  sheet: {
    notHere: {
      heading: 'This sheet is not on this device',
      text: 'It may have been given to another expert, its round may be over, or “My studios” was never opened here with a network.'
    },
    toStudios: 'Back to my studios',
    undone: (title) => `Taken back: ${title}`,
    nothingToUndo: 'There is nothing to take back',
    keys: 'Keys: Tab for the next control, Enter for the next row, Ctrl+Z to undo'
  },
  sign: {
    returned: {
      heading: 'A returned sheet is signed anew',
      text: 'The earlier signature no longer holds. Mend the rows that were sent back, and sign again.'
    },
    refused: {
      heading: 'Not sealed: see why',
      text: 'The signature was not used. Check the table below, sign and submit again.'
    },
    open: 'Some rows are not finished or wait for an answer of yours. See to them first.',
    unsign: 'Take the signature back and go on editing',
    tooLate:
      'The signature may have reached the server already and cannot be taken back; the outcome shows when there is a network.',
    notKept:
      'This device could not keep the signature and nothing was submitted: free some space and sign again.',
    hashNow: 'Content digest (SHA-256)'
  },
  studios: {
    storage: {
      lasting: 'The browser has promised to keep what is on this device.',
      evictable:
        'The browser has made no promise: it may clear this device’s copy when space runs short. Sync whenever there is a network.',
      memory: 'The browser keeps nothing: what was not sent is lost when this page closes.'
    },
    otherAccounts: (count) =>
      `Another account has ${things(count)} on this device that ${count === 1 ? 'was' : 'were'} not sent; they wait until that account signs in.`
  }
};
