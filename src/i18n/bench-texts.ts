/** The words of the expert's screens around the sheet: opening, signing out, what was set aside, what became of a sheet. */
import type { Words } from './shell-texts.ts';

export interface BenchTexts {
  /** where the screens cannot be drawn */
  noScript: { text: string; home: string };
  opening: { 'no-secure-context': Words; 'not-an-expert': Words; offline: Words };
  signOut: {
    heading(waiting: number): string;
    text: string;
    stay: string;
    leave: string;
    sendFirst: string;
    stuck: string;
  };
  aside: {
    /** why something could not stay in its row, where the server did not say it */
    gone: string;
    sealed: string;
    rowGone: string;
    heading(count: number): string;
    text: string;
    what(studio: string, title: string): string;
    copy: string;
    copied: string;
    save: string;
    remove: string;
    /** under a text that is removed for good */
    removeAsk: string;
  };
  files: {
    unreadable: string;
    'too-large': string;
    'not-a-photo': string;
    full: string;
    name(row: number, count: number): string;
  };
  sheet: {
    notHere: Words;
    toStudios: string;
    undone(title: string): string;
    nothingToUndo: string;
    keys: string;
  };
  sign: {
    returned: Words;
    refused: Words;
    open: string;
    unsign: string;
    tooLate: string;
    notKept: string;
    hashNow: string;
  };
  studios: {
    storage: { lasting: string; evictable: string; memory: string };
    otherAccounts(count: number): string;
  };
}
