/** The table of access and the services' files name the same acts; what each role may is said twice and must agree. */
import { describe, expect, test } from 'vitest';
import { ACCESS, ROLES, type Reach, type Role, type ServiceName } from '#lib/server/access.ts';
import { isService, loadModule, serviceFiles } from './support/access-cases.ts';

const files = serviceFiles();
const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

test('there are services to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(files)('%s exports one service of its own name, with a row in the table', async (file) => {
  const exported = await loadModule(file);
  expect(Object.keys(exported)).toEqual([camel(file)]);
  const service = exported[camel(file)];
  if (!isService(service)) throw new Error(`${file} exports no service`);
  expect(['act', 'view']).toContain(service.kind);
  expect(service.name).toBe(file);
  expect(Object.keys(ACCESS)).toContain(file);
  expect(Object.keys(ACCESS[file as ServiceName]).sort()).toEqual([...ROLES].sort());
});

test('no row of the table is without a service', () => {
  expect(Object.keys(ACCESS).sort()).toEqual(files);
});

/** Everybody with an account, for the account itself. */
const SELF = [
  'change-password',
  'confirm-second-factor',
  'drop-second-factor',
  'list-sessions',
  'prepare-second-factor',
  'read-tasks',
  'sign-out',
  'sign-out-everywhere'
];
/** Each for the kinds of papers that it has to do with. */
const PAPERS = ['attach-paper', 'detach-paper', 'list-papers', 'read-paper'];
const REGISTERS = [
  'import-studios',
  'list-units',
  'preview-studios',
  'record-title',
  'register-studio',
  'register-unit'
];
const OFFICE = [
  'change-user',
  'create-user',
  'disable-user',
  'enable-user',
  'export-audit',
  'import-policy',
  'issue-code',
  'list-users',
  'read-health',
  'register-authority',
  'rename-authority',
  'search-audit',
  'set-holidays',
  'verify-audit'
];
const RUNNING = [
  'assign-experts',
  'begin-deliberation',
  'change-round',
  'create-round',
  'decide-objection',
  'finalise-round',
  'form-panels',
  'invite-participants',
  'open-round',
  'preview-notice',
  'read-publicity',
  'publish-round',
  'withdraw-notice',
  'reassign-sheet',
  'record-decision',
  'record-veto',
  'recuse-expert',
  'return-sheet',
  'set-status',
  'settle-round',
  'uninvite-participant',
  'withdraw-decision',
  'withdraw-veto'
];
/** What the calendar and the regulations say. */
const LAW = ['list-holidays', 'list-policies', 'read-policy'];
/** What the public's own pages ask, whoever looks at them. */
const PUBLIC_PAGES = ['compare-publication', 'list-notices', 'read-objection', 'read-publication'];
/** The public's part, which everybody who has an account may see too. */
const PUBLIC_LIFE = ['object-to-notice', 'read-notice'];

/** The same table by roles: what each may at all. Whoever changes one changes the other, and sees what it means. */
const MAY: Record<Role, Partial<Record<Exclude<Reach, 'no'>, string[]>>> = {
  administrator: {
    all: [
      ...OFFICE,
      ...REGISTERS,
      ...PAPERS,
      ...PUBLIC_LIFE,
      'list-authorities',
      'list-experts',
      ...LAW,
      'list-studio-choices',
      'list-studios',
      'read-studio',
      'register-expert'
    ],
    own: SELF
  },
  manager: {
    all: [...PUBLIC_LIFE, 'list-authorities', 'list-experts', 'list-kinds', ...LAW, 'register-expert'],
    scope: [
      ...REGISTERS,
      ...RUNNING,
      ...PAPERS,
      'check-readiness',
      'compare-sheets',
      'export-bundle',
      'export-round',
      'list-due',
      'list-facts',
      'list-objections',
      'read-objection-file',
      'list-participants',
      'list-rounds',
      'list-scores',
      'list-studio-choices',
      'list-studios',
      'preview-results',
      'read-attachment',
      'read-deliberation',
      'read-overview',
      'read-progress',
      'read-results',
      'read-round',
      'read-setup',
      'read-sheet',
      'read-signature',
      'read-studio',
      'verify-fact',
      'what-if-results'
    ],
    own: SELF
  },
  // Their one act in a round is the check of a figure.
  staff: {
    all: [...PUBLIC_LIFE, 'list-authorities', ...LAW],
    scope: [
      ...PAPERS,
      'list-facts',
      'list-participants',
      'list-rounds',
      'list-studio-choices',
      'list-studios',
      'read-results',
      'read-round',
      'read-studio',
      'verify-fact'
    ],
    own: SELF
  },
  expert: {
    all: [...PUBLIC_LIFE, 'list-policies', 'read-policy'],
    own: [
      ...SELF,
      'attach-evidence',
      'compare-sheets',
      'detach-evidence',
      'list-facts',
      'list-my-sheets',
      'list-refused-changes',
      'read-attachment',
      'read-deliberation',
      'read-sheet',
      'read-signature',
      'save-changes',
      'submit-sheet',
      'take-along'
    ]
  },
  // Reads only.
  official: {
    all: [...PUBLIC_LIFE, 'list-authorities', ...LAW],
    scope: [
      'export-bundle',
      'list-papers',
      'list-participants',
      'list-rounds',
      'list-scores',
      'list-studio-choices',
      'list-studios',
      'read-overview',
      'read-paper',
      'read-progress',
      'read-results',
      'read-round',
      'read-studio'
    ],
    own: SELF
  },
  operator: {
    all: [
      ...OFFICE,
      ...REGISTERS,
      'export-bundle',
      'export-round',
      'import-round',
      'list-authorities',
      'list-experts',
      ...LAW,
      'list-rounds',
      'list-studio-choices',
      'list-studios',
      'read-notice',
      'read-round',
      'read-studio',
      'register-expert'
    ]
  },
  public: { all: [...PUBLIC_LIFE, ...PUBLIC_PAGES, 'set-password', 'sign-in'] }
};

describe.each(ROLES)('%s', (role) => {
  test.each(['all', 'scope', 'own'] as const)('may with the reach %s what its list says', (reach) => {
    const may = Object.entries(ACCESS).flatMap(([name, row]) => (row[role] === reach ? [name] : []));
    expect(may.sort()).toEqual([...(MAY[role][reach] ?? [])].sort());
  });
});
