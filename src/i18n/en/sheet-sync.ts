/** What is kept where, what was sent, and what can come between while scoring. */
import type { StripWords, SyncTexts } from '../sheet-sync-texts.ts';

const strip = (words: string, more = '', action: string | null = null): StripWords => ({
  words,
  more,
  action
});
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
const kept = (changes: number): string =>
  changes > 0 ? `${count(changes, 'change')} kept on this device` : 'everything was sent';
const unsent = (changes: number): string =>
  changes > 0
    ? `${count(changes, 'change')} that ${changes === 1 ? 'was' : 'were'} not sent ${changes === 1 ? 'stays' : 'stay'} on this device; you can look at and export ${changes === 1 ? 'it' : 'them'}. `
    : '';

/** The way to what was set aside, or out of the message. */
const closing = (changes: number): string => (changes > 0 ? 'See what is kept' : 'All right');

export const sync: SyncTexts = {
  keeping: strip('Being kept on this device…'),
  sealed: (moment) =>
    strip(`Signed and sealed · ${moment}`, 'nothing can be changed any more', 'Show the sheet'),
  allSent: (rows, time) =>
    strip(rows === 0 ? `Same as at the server · ${time}` : `All ${rows} rows at the server · ${time}`),
  sending: (changes) => strip(`Sending ${count(changes, 'change')}…`, 'kept on this device'),
  offline: (changes, lastSent) =>
    strip(
      `Offline · ${kept(changes)}`,
      lastSent === null || changes > 0 ? 'sent when there is a network' : `last sent ${lastSent}`
    ),
  unreachable: (changes) =>
    strip(`The server does not answer · ${kept(changes)}`, 'tried again by itself', 'Try now'),
  conflict: (rows) =>
    strip(
      `${count(rows, 'row')} differ${rows === 1 ? 's' : ''} from another device`,
      'choose one for each',
      'Choose'
    ),
  refused: (rows) =>
    strip(`The server did not accept ${count(rows, 'row')}`, 'kept here; sent again once mended', 'Mend'),
  signedHere: strip('Signed, waiting to be sent', 'submitted when there is a network'),
  sessionEnded: (changes) =>
    strip(`Session ended · ${kept(changes)}`, 'sent after you sign in again', 'Sign in'),
  storageRefused: strip(
    'The browser does not let this page keep data',
    'scoring needs a network; do not use a private window',
    'What to do'
  ),
  storageFull: strip(
    'No space left on this device',
    'new changes cannot be kept: free some space',
    'What to do'
  ),
  otherTab: strip('This account is open in another tab too', 'each shows what the other changes'),
  newVersion: strip('A new version is ready', 'what you entered is not affected', 'Update now'),
  closed: {
    sealed: (changes) => strip('Signed and sealed, cannot be changed', unsent(changes), closing(changes)),
    returned: (changes) => strip('Sent back: mend what the reason names', unsent(changes), closing(changes)),
    reassigned: (changes) =>
      strip('This studio was given to another expert', unsent(changes), closing(changes)),
    'round-closed': (changes) => strip('Scoring of this round is over', unsent(changes), closing(changes)),
    'rubric-changed': (changes) => strip('The scoring table has changed', unsent(changes), closing(changes))
  }
};
