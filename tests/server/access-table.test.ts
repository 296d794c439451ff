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
const REGISTERS = ['record-title', 'register-studio', 'register-unit'];
const OFFICE = [
  'create-user',
  'disable-user',
  'enable-user',
  'export-audit',
  'import-policy',
  'issue-code',
  'list-users',
  'register-authority',
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
/** The public's part, which everybody who has an account may see too. */
const PUBLIC_LIFE = ['object-to-notice', 'read-notice'];

/** The same table by roles: what each may at all. Whoever changes one changes the other, and sees what it means. */
const MAY: Record<Role, Partial<Record<Exclude<Reach, 'no'>, string[]>>> = {
  administrator: {
    all: [
      ...OFFICE,
      ...REGISTERS,
      ...PUBLIC_LIFE,
      'list-authorities',
      'list-experts',
      'list-policies',
      'list-studios',
      'read-studio',
      'register-expert'
    ],
    own: SELF
  },
  manager: {
    all: [...PUBLIC_LIFE, 'list-authorities', 'list-experts', 'list-policies', 'register-expert'],
    scope: [
      ...REGISTERS,
      ...RUNNING,
      'export-bundle',
      'export-round',
      'list-facts',
      'list-objections',
      'list-participants',
      'list-rounds',
      'list-scores',
      'list-studios',
      'preview-results',
      'read-attachment',
      'read-deliberation',
      'read-progress',
      'read-results',
      'read-round',
      'read-sheet',
      'read-signature',
      'read-studio',
      'verify-fact'
    ],
    own: SELF
  },
  // Their one act in a round is the check of a figure.
  staff: {
    all: [...PUBLIC_LIFE, 'list-authorities', 'list-policies'],
    scope: [
      'list-facts',
      'list-participants',
      'list-rounds',
      'list-studios',
      'read-results',
      'read-round',
      'read-studio',
      'verify-fact'
    ],
    own: SELF
  },
  expert: {
    all: [...PUBLIC_LIFE, 'list-policies'],
    own: [
      ...SELF,
      'attach-evidence',
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
    all: [...PUBLIC_LIFE, 'list-authorities', 'list-policies'],
    scope: [
      'export-bundle',
      'list-participants',
      'list-rounds',
      'list-scores',
      'list-studios',
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
      'list-policies',
      'list-rounds',
      'list-studios',
      'read-notice',
      'read-round',
      'read-studio',
      'register-expert'
    ]
  },
  public: { all: [...PUBLIC_LIFE, 'set-password', 'sign-in'] }
};

describe.each(ROLES)('%s', (role) => {
  test.each(['all', 'scope', 'own'] as const)('may with the reach %s what its list says', (reach) => {
    const may = Object.entries(ACCESS).flatMap(([name, row]) => (row[role] === reach ? [name] : []));
    expect(may.sort()).toEqual([...(MAY[role][reach] ?? [])].sort());
  });
});
