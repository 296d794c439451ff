/** The page on the audit chain in English. */
import type { AdminAuditTexts } from '../admin-audit-texts.ts';

const DETAIL: Readonly<Record<string, string>> = {
  reason: 'reason',
  user: 'account',
  role: 'role',
  authority: 'scope',
  expert: 'expert',
  sessions: 'sessions ended',
  hours: 'hours',
  dropSecondFactor: 'second factor removed',
  policy: 'regulation',
  note: 'note',
  year: 'year',
  from: 'before',
  to: 'after',
  firstDay: 'first day',
  lastDay: 'last day',
  number: 'number',
  secondFactor: 'second factor',
  contentHash: 'content',
  settlement: 'settlement',
  digest: 'digest',
  round: 'round',
  code: 'code',
  title: 'title',
  count: 'count',
  status: 'status',
  outcome: 'outcome',
  receipt: 'receipt',
  trigger: 'ground',
  days: 'days',
  kind: 'kind',
  participants: 'participants',
  studios: 'studios'
};
const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const TOLD: Readonly<Record<string, string>> = {
  'not-asked': 'not asked for',
  code: 'code',
  'recovery-code': 'recovery code',
  app: 'code'
};

export const adminAudit: AdminAuditTexts = {
  heading: 'Audit log',
  intro:
    'Who did what, and when. Rows are only ever added, each tied to the one before: one that was changed or taken out is found by the check.',
  search: {
    act: 'Act',
    actor: 'By',
    actorHint: 'account name',
    kind: 'Kind of object',
    object: 'Object',
    objectHint: 'its id in the log',
    from: 'From',
    to: 'To',
    all: 'all',
    apply: 'Search',
    clear: 'Clear',
    unknownActor: (name) => `No account is called “${name}”. Type its whole name.`
  },
  columns: { number: 'No.', time: 'Time', actor: 'By', act: 'Act', objects: 'Objects', detail: 'Detail' },
  caption: (count) => `${plural(count, 'row')} on this page, the newest first`,
  operator: (name) => `operator (${name})`,
  public: 'the public',
  gone: (id) => id,
  more: (count) => `${count} in all`,
  hash: 'Hash of the row',
  detail: (key) => DETAIL[key] ?? key,
  told: (value) => TOLD[value] ?? value,
  value: { yes: 'yes', no: 'no', none: 'none' },
  none: { heading: 'No row fits', text: 'Ask for something else, or clear the search.' },
  older: 'Older rows',
  newest: 'Newest rows',
  export: 'Export the whole log',
  exportText: 'A line of JSON for each row, with every hash: it can be recomputed outside this system.',
  check: {
    heading: 'Check',
    text: 'Recomputes every row from the first on, and compares them with today’s data, the attachments and the anchors file. With much data it takes some tens of seconds; the system can be used meanwhile.',
    proves: [
      'Each row carries the hash of the one before: change, insert or take out one, and all that follow no longer fit.',
      'Each object as it is today is compared with what was recorded last: a change made to the database past this system is named by its object.',
      'The anchors file lies outside the database: a cut-off end and a chain that was rewritten whole are found too. Copy it regularly to where somebody else keeps it.'
    ],
    submit: 'Check the chain',
    busy: 'Recomputing row by row; please keep this page open…',
    good: (rows, objects) => `No fault: ${plural(rows, 'row')} and ${plural(objects, 'object')} agree.`,
    anchors: (count) => `Agrees with ${plural(count, 'anchor')} of the anchors file.`,
    noAnchors:
      'There are no anchors to compare with: a chain that was rewritten whole would not be found. See Health.',
    head: 'Head of the chain',
    number: 'No.',
    at: 'Checked at',
    bad: (count) => `${plural(count, 'fault')} found`,
    badText:
      'Change nothing more. Keep the database and the anchors file as they are, compare them with the last backup, and report it.',
    more: (count) => `and ${count} more`
  }
};
