/** The words around every page. */
import type { ShellTexts } from '../shell-texts.ts';

export const shell: ShellTexts = {
  product: '匠评',
  documentTitle: (parts) => [...parts, '匠评 Jiangping'].join(' · '),
  sample: 'Sample data',
  skip: 'Skip to content',
  nav: {
    label: 'Main',
    home: 'Home',
    studios: 'My studios',
    rounds: 'Rounds',
    overview: 'Overview',
    registry: 'Studios',
    experts: 'Experts',
    users: 'Accounts',
    authorities: 'Districts',
    holidays: 'Holidays',
    audit: 'Audit',
    health: 'Health',
    policies: 'Policies',
    profile: 'Settings'
  },
  account: (name) => `${name}, account menu`,
  signOut: 'Sign out',
  languages: { label: 'Language', names: { 'zh-CN': '中文', en: 'English' } },
  busy: 'Working…',
  close: 'Close',
  reason: 'Reason',
  cancel: 'Cancel',
  password: { show: 'Show password', hide: 'Hide password' },
  toasts: 'Messages',
  states: {
    loading: 'Loading…',
    slow: 'Still loading, the network may be slow…',
    again: 'Try again',
    home: 'Back to the home page',
    signIn: 'Sign in',
    notFound: {
      heading: 'There is no such page',
      text: 'The address may be misspelt, the content may have moved, or your account may not see it.'
    },
    forbidden: {
      heading: 'Your account may not see this page',
      text: 'Sign in with an account that may, or ask the administrator.'
    },
    ended: {
      heading: 'You are no longer signed in',
      text: 'Please sign in again. What is kept on this device is not lost; you can go on afterwards.'
    },
    offline: {
      heading: 'There is no network',
      text: 'This page needs the network. Scores kept on this device are safe; try again once the network is back.'
    },
    failed: {
      heading: 'The server failed',
      text: 'Please try again later. If it fails again, tell the administrator the number below.'
    },
    unsent: {
      offline:
        'The server cannot be reached; nothing was sent. What you entered is still here: check the network and try again.',
      failed: 'The server failed; nothing was sent. What you entered is still here: please try again later.'
    },
    request: (id) => `Number of this failure: ${id}`
  }
};
