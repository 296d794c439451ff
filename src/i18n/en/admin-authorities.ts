/** The page on districts and supervising bodies in English. */
import type { AdminAuthoritiesTexts } from '../admin-authorities-texts.ts';

export const adminAuthorities: AdminAuthoritiesTexts = {
  heading: 'Districts and supervising bodies',
  intro: 'The districts, and beside them the bodies that look after units of their own.',
  kinds: { district: 'district', 'supervising-body': 'supervising body' },
  columns: {
    name: 'Name',
    kind: 'Kind',
    units: 'Host units',
    studios: 'Studios',
    users: 'Accounts',
    rename: 'Rename'
  },
  total: 'Total',
  none: {
    heading: 'No districts or bodies yet',
    text: 'Register them first: units, studios and the scope of accounts hang on them.'
  },
  add: {
    heading: 'Register',
    name: 'Name',
    nameHint: 'in full; names that differ in spaces or width only are the same',
    kind: 'Kind',
    submit: 'Register',
    done: (name) => `${name} was registered.`
  },
  rename: {
    heading: (name) => `Rename ${name}`,
    link: 'Rename',
    linkOf: (name) => `Rename ${name}`,
    text: 'Lists and rounds from now on have the new name; rounds that were opened and results that were published keep the old one.',
    name: 'New name',
    reason: 'Reason',
    reasonHint: 'as the number of the document; stands in the audit log',
    submit: 'Rename',
    cancel: 'Leave it as it is',
    done: 'Renamed.'
  }
};
