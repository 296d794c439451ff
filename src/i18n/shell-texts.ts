/** The words around every page: bar, navigation, and the states that any page can be in. Small: they go to every browser. */
import type { Language } from './messages.ts';

export interface ShellTexts {
  product: string;
  documentTitle(parts: readonly string[]): string;
  /** beside sample data */
  sample: string;
  skip: string;
  nav: {
    label: string;
    home: string;
    studios: string;
    rounds: string;
    overview: string;
    registry: string;
    experts: string;
    users: string;
    authorities: string;
    holidays: string;
    audit: string;
    health: string;
    policies: string;
    profile: string;
  };
  /** the button with the account's name */
  account(name: string): string;
  signOut: string;
  languages: { label: string; names: { readonly [L in Language]: string } };
  busy: string;
  close: string;
  cancel: string;
  reason: string;
  password: { show: string; hide: string };
  toasts: string;
  states: StateTexts;
}

export interface StateTexts {
  loading: string;
  /** said after five seconds */
  slow: string;
  again: string;
  home: string;
  signIn: string;
  notFound: Words;
  forbidden: Words;
  ended: Words;
  offline: Words;
  failed: Words;
  /** a form did not arrive; what was typed is still there */
  unsent: { offline: string; failed: string };
  /** what to tell the administrator */
  request(id: string): string;
}

export interface Words {
  heading: string;
  text: string;
}
