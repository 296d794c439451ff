/** The pages on accounts in English. */
import type { AdminUsersTexts } from '../admin-users-texts.ts';

export const adminUsers: AdminUsersTexts = {
  heading: 'Accounts',
  intro:
    'Who may sign in, in which role, for where. A new account is opened by a one-time code, with which its owner sets a password.',
  newLink: 'New account',
  hint: 'account name',
  fields: {
    name: 'Account',
    role: 'Role',
    state: 'State',
    scope: 'Scope',
    expert: 'Expert',
    lastSeen: 'Last used',
    created: 'Made',
    secondFactor: 'Second factor'
  },
  states: { entered: 'enabled', waiting: 'never signed in', disabled: 'disabled' },
  codeUntil: (time) => `code opens until ${time}`,
  noCode: 'no code that opens it',
  city: 'whole city',
  everything: 'the system',
  never: 'never',
  yes: 'yes',
  no: 'no',
  none: { heading: 'No accounts yet', text: 'Make an account and hand its code to its owner.' },
  fileName: 'accounts',
  back: 'All accounts',
  create: {
    heading: 'New account',
    intro:
      'One account for each person, never shared. Its one-time code is shown once, when it is made: hand it over or print it then.',
    name: 'Account name',
    nameHint: 'typed at sign-in; usually the person’s name, with the unit where two share it',
    role: 'Role',
    roleHint: 'cannot be changed later; who changes duties gets a new account, and the old one is disabled',
    roles: {
      administrator: 'Administrator: accounts, regulations, holidays; sees no scores',
      manager: 'Manager: runs rounds, from draft to final',
      staff: 'District staff: verified figures and follow-up of the own district',
      expert: 'Expert: fills in the own sheets only',
      official: 'Official: reads results and figures'
    },
    authority: 'Scope',
    authorityHint: 'of a manager, district staff or an official: their district or body, or the whole city',
    expert: 'Expert',
    expertHint: 'needed for the role expert; an expert has at most one enabled account',
    choose: 'choose',
    noExperts: 'There is no expert to choose. Register one under Experts first.',
    hours: 'The code opens for',
    hoursHint: 'from now on, at most 720 hours (30 days)',
    hoursUnit: 'hours',
    submit: 'Make the account and its code',
    done: (name) => `The account ${name} was made.`,
    another: 'Make another',
    see: 'See the account'
  },
  slip: {
    heading: 'Slip for the first sign-in',
    once: 'The code is shown here once and never again. Print it now, or hand it over in person.',
    shownBefore:
      'The code was shown before and is not shown again. If nobody wrote it down, issue a new one on the page of the account; the old one is void then.',
    product: '匠评 · workbench for assessing skill-master studios',
    account: 'Account',
    role: 'Role',
    address: 'Address',
    code: 'One-time code',
    until: 'Opens until',
    how: [
      'Scan the picture with a telephone or tablet, or open the address in a browser.',
      'Compare the account and the code, and set a password of your own (at least 10 characters).',
      'From then on sign in with the account and your password.'
    ],
    picture: 'QR code of the address, with the account and the code in it',
    care: 'Whoever holds this slip can open the account. Do not photograph it or pass it on; destroy it once you are in.',
    print: 'Print the slip'
  },
  one: {
    enter: {
      heading: 'One-time code',
      waiting: 'Its owner has not signed in yet. A code that was lost or has expired can be issued anew.',
      entered:
        'For an owner who forgot the password: with the code a new one is set. The old one works until then.',
      submit: 'Issue a code',
      again: 'Issue a new code'
    },
    dropFactor: 'Remove the second factor too',
    dropFactorHint: 'only where the telephone and the recovery codes are both lost',
    voids: 'Codes of before are void from then on.',
    scope: {
      heading: 'Change the scope',
      text: 'Holds at once; the owner has to sign in again. Rounds, sheets and what was recorded stay as they are.',
      roleWhy:
        'The role cannot be changed: what was done was done in it. Who changes duties gets a new account, and this one is disabled.',
      submit: 'Change the scope',
      done: 'The scope was changed; everybody who was in the account is signed out.'
    },
    disable: {
      heading: 'Disable the account',
      text: 'Everybody in it is signed out at once, and neither password nor code opens it. What was recorded stays; it can be enabled again.',
      own: 'This is your own account: you will be signed out at once. One enabled administrator has to remain; the last one cannot disable the own account.',
      submit: 'Disable the account',
      done: 'The account is disabled and signed out everywhere.'
    },
    enable: {
      heading: 'Enable the account',
      text: 'The password of before opens it again; for a forgotten one, issue a code.',
      submit: 'Enable the account',
      done: 'The account is enabled.'
    },
    reason: 'Reason',
    reasonHint: 'stands in the audit log',
    audit: 'What was done to this account'
  }
};
