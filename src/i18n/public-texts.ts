/** The words of the pages that need no account: notices, objections, verification. */
import type { Digests } from '#lib/domain/bundle.ts';

type Standing = 'running' | 'over' | 'withdrawn' | 'replaced';

export interface PublicTexts {
  nav: { label: string; notices: string; objections: string; check: string; signIn: string };
  about: string;
  notices: {
    heading: string;
    intro: string;
    none: { heading: string; text: string };
    standing: { readonly [S in Standing]: string };
    filter: string;
    search: string;
    city: string;
    days(first: string, last: string): string;
  };
  print: string;
  object: {
    heading: string;
    about: string;
    closed: { heading: string; text: string };
    privacy: string;
    name: string;
    contact: string;
    contactHint: string;
    studio: string;
    wholeNotice: string;
    text: string;
    textHint: string;
    file: string;
    fileHint: string;
    fileAgain: string;
    submit: string;
    missing: { name: string; contact: string; text: string };
    back: string;
  };
  receipt: {
    heading: string;
    number: string;
    keep: string;
    next: string;
    ask: string;
  };
  objections: {
    heading: string;
    intro: string;
    number: string;
    hint: string;
    submit: string;
    missing: string;
    unknown: string;
    receivedOn: string;
    notice: string;
    state: { open: string; sustained: string; dismissed: string };
    stateText: { open: string; sustained: string; dismissed: string };
    reason: string;
    decidedOn: string;
  };
  check: {
    heading: string;
    intro: string;
    code: string;
    codeHint: string;
    look: string;
    codeMissing: string;
    file: string;
    fileIntro: string;
    fileHint: string;
    upload: string;
    fileMissing: string;
    unknownCode(code: string): { heading: string; text: string };
    found: string;
    standing: { readonly [S in Standing | 'final']: string };
    instead: string;
    facts: {
      round: string;
      policy: string;
      date: string;
      notice: string;
      digest: string;
      code: string;
      counts: string;
    };
    counts(participants: number, grades: readonly { title: string; count: number }[]): string;
    /** what an uploaded file turned out to be */
    verdict: {
      same: { heading: string; text: string };
      differs: { heading: string; text: string };
      unknown: { heading: string; text: string };
      unreadable: { heading: string; text: string };
    };
    sound: string;
    unsound: string;
    more(count: number): string;
    parts: { heading: string; part: string; verdict: string; same: string; differs: string };
    part: { readonly [P in keyof Digests]: string };
    partsNote: string;
    fileDigest: string;
    again: string;
    offline: string;
  };
}
