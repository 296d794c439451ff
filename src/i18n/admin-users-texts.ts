/** The words of the pages on accounts: the list, a new one, one of them, and the slip with its one-time code. */

export type AccountState = 'entered' | 'waiting' | 'disabled';

export interface AdminUsersTexts {
  heading: string;
  intro: string;
  newLink: string;
  hint: string;
  fields: {
    name: string;
    role: string;
    state: string;
    scope: string;
    expert: string;
    lastSeen: string;
    created: string;
    secondFactor: string;
  };
  states: { readonly [S in AccountState]: string };
  /** a code opens the account until then */
  codeUntil(time: string): string;
  noCode: string;
  city: string;
  everything: string;
  never: string;
  yes: string;
  no: string;
  none: { heading: string; text: string };
  fileName: string;
  back: string;
  create: {
    heading: string;
    intro: string;
    name: string;
    nameHint: string;
    role: string;
    roleHint: string;
    roles: { readonly [R in 'administrator' | 'manager' | 'staff' | 'expert' | 'official']: string };
    authority: string;
    authorityHint: string;
    expert: string;
    expertHint: string;
    choose: string;
    noExperts: string;
    hours: string;
    hoursHint: string;
    hoursUnit: string;
    submit: string;
    done(name: string): string;
    another: string;
    see: string;
  };
  slip: {
    heading: string;
    once: string;
    shownBefore: string;
    product: string;
    account: string;
    role: string;
    address: string;
    code: string;
    until: string;
    how: readonly string[];
    picture: string;
    care: string;
    print: string;
  };
  one: {
    enter: { heading: string; waiting: string; entered: string; submit: string; again: string };
    dropFactor: string;
    dropFactorHint: string;
    voids: string;
    scope: { heading: string; text: string; roleWhy: string; submit: string; done: string };
    disable: { heading: string; text: string; own: string; submit: string; done: string };
    enable: { heading: string; text: string; submit: string; done: string };
    reason: string;
    reasonHint: string;
    audit: string;
  };
}
