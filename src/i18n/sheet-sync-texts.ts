/** The words for what is kept where, what was sent, and what came between. */

/** One line that says what is kept where, what else it means, and what can be done. */
export interface StripWords {
  words: string;
  more: string;
  action: string | null;
}

export interface SyncTexts {
  /** on the screen, on its way to the device's store */
  keeping: StripWords;
  allSent(rows: number, time: string): StripWords;
  sending(changes: number): StripWords;
  offline(changes: number, lastSent: string | null): StripWords;
  unreachable(changes: number): StripWords;
  conflict(rows: number): StripWords;
  refused(rows: number): StripWords;
  signedHere: StripWords;
  sealed(moment: string): StripWords;
  sessionEnded(changes: number): StripWords;
  storageRefused: StripWords;
  storageFull: StripWords;
  otherTab: StripWords;
  newVersion: StripWords;
  closed: {
    [W in 'sealed' | 'returned' | 'reassigned' | 'round-closed' | 'rubric-changed']: (
      changes: number
    ) => StripWords;
  };
}
