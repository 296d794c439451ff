/** The words of the page of one's own account. */
import type { Theme } from './themes.ts';

export interface ProfileTexts {
  heading: string;
  account: { heading: string; name: string; role: string };
  display: { heading: string; language: string; theme: string; themes: { readonly [T in Theme]: string } };
  password: {
    heading: string;
    current: string;
    submit: string;
    done: string;
    missing: string;
  };
  factor: {
    heading: string;
    on: string;
    off: string;
    why: string;
    prepare: string;
    scan: string;
    /** what stands beside the picture, for who cannot use a camera */
    picture: string;
    secret: string;
    code: string;
    missing: string;
    confirm: string;
    drop: string;
    dropped: string;
    dropWhat: string;
    password: string;
    recovery: { heading: string; text: string; print: string; done: string; of(name: string): string };
  };
  sessions: {
    heading: string;
    text: string;
    here: string;
    columns: { device: string; address: string; since: string; seen: string };
    unknownDevice: string;
    end: string;
    /** for a screen reader: which one */
    endOf(device: string, seen: string): string;
    ended: string;
    everywhere: string;
    everywhereTitle: string;
    everywhereText: string;
  };
}
