/**
 * Who may do what on which objects: the one table. A service without a row here does not compile, and every service is
 * tried with every role by tests/server/access-matrix.test.ts. Must not know how any act is done.
 */

export const ROLES = [
  'administrator',
  'manager',
  'staff',
  'expert',
  'official',
  'operator',
  'public'
] as const;
/** operator: the command line, used by who may log in to the server machine anyway */
export type Role = (typeof ROLES)[number];

/**
 * all: any object. scope: those of the own authority; everything for a city-wide account.
 * own: what is the actor's own: assigned sheets, the own account. no: never.
 */
export type Reach = 'all' | 'scope' | 'own' | 'no';

/** Who acts. `authority` null: the whole city. */
export interface Actor {
  role: Role;
  /** of the account; null for operator and public */
  user: string | null;
  authority: string | null;
  /** of the expert whose account it is */
  expert: string | null;
  /** as the audit chain names it: `user:<id>`, `operator:<name>`, `public` */
  name: string;
}

/** Whose an object is. */
export interface Subject {
  /** the authorities within whose scope it is; null among them: the city's own */
  authorities: readonly (string | null)[];
  expert?: string | null;
  user?: string | null;
}

type Row = Record<Role, Reach>;

const nobody: Row = {
  administrator: 'no',
  manager: 'no',
  staff: 'no',
  expert: 'no',
  official: 'no',
  operator: 'no',
  public: 'no'
};
const allow = (reaches: Partial<Row>): Row => ({ ...nobody, ...reaches });

/** Registers and accounts. */
const office = allow({ administrator: 'all', operator: 'all' });
/** Everybody who has an account, for the account itself. */
const self = allow({ administrator: 'own', manager: 'own', staff: 'own', expert: 'own', official: 'own' });
/** The life of a round: who runs it. */
const runs = allow({ manager: 'scope' });

export const ACCESS = {
  // Registers
  'register-authority': office,
  'rename-authority': office,
  'register-unit': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'register-studio': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'preview-studios': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'import-studios': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'register-expert': allow({ administrator: 'all', manager: 'all', operator: 'all' }),
  'record-title': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'import-policy': office,
  'set-holidays': office,
  'list-holidays': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    official: 'all',
    operator: 'all'
  }),
  'list-authorities': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    official: 'all',
    operator: 'all'
  }),
  'list-studios': allow({
    administrator: 'all',
    manager: 'scope',
    staff: 'scope',
    official: 'scope',
    operator: 'all'
  }),
  'list-studio-choices': allow({
    administrator: 'all',
    manager: 'scope',
    staff: 'scope',
    official: 'scope',
    operator: 'all'
  }),
  'list-units': allow({ administrator: 'all', manager: 'scope', operator: 'all' }),
  'read-studio': allow({
    administrator: 'all',
    manager: 'scope',
    staff: 'scope',
    official: 'scope',
    operator: 'all'
  }),
  'list-experts': allow({ administrator: 'all', manager: 'all', operator: 'all' }),
  'list-policies': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    expert: 'all',
    official: 'all',
    operator: 'all'
  }),
  'read-policy': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    expert: 'all',
    official: 'all',
    operator: 'all'
  }),

  // Preparing a round
  'create-round': runs,
  'list-kinds': allow({ manager: 'all' }),
  'read-setup': runs,
  'list-due': runs,
  'change-round': runs,
  'invite-participants': runs,
  'uninvite-participant': runs,
  'form-panels': runs,
  'recuse-expert': runs,
  'assign-experts': runs,
  'open-round': runs,
  'import-round': allow({ operator: 'all' }),

  // Scoring
  'list-my-sheets': allow({ expert: 'own' }),
  'take-along': allow({ expert: 'own' }),
  'read-sheet': allow({ expert: 'own', manager: 'scope' }),
  'save-changes': allow({ expert: 'own' }),
  'list-refused-changes': allow({ expert: 'own' }),
  'submit-sheet': allow({ expert: 'own' }),
  'attach-evidence': allow({ expert: 'own' }),
  'detach-evidence': allow({ expert: 'own' }),
  'return-sheet': runs,
  'reassign-sheet': runs,
  'verify-fact': allow({ manager: 'scope', staff: 'scope' }),
  'list-facts': allow({ manager: 'scope', staff: 'scope', expert: 'own' }),
  'read-progress': allow({ manager: 'scope', official: 'scope' }),

  // Changing who counts
  'set-status': runs,
  'record-veto': runs,
  'withdraw-veto': runs,

  // Deliberation to final
  'check-readiness': runs,
  'begin-deliberation': runs,
  'read-deliberation': allow({ manager: 'scope', expert: 'own' }),
  'record-decision': runs,
  'withdraw-decision': runs,
  'preview-results': allow({ manager: 'scope' }),
  'what-if-results': allow({ manager: 'scope' }),
  'list-scores': allow({ manager: 'scope', official: 'scope' }),
  'settle-round': runs,
  'publish-round': runs,
  'withdraw-notice': runs,
  'read-notice': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    expert: 'all',
    official: 'all',
    operator: 'all',
    public: 'all'
  }),
  'object-to-notice': allow({
    administrator: 'all',
    manager: 'all',
    staff: 'all',
    expert: 'all',
    official: 'all',
    public: 'all'
  }),
  'list-notices': allow({ public: 'all' }),
  'preview-notice': runs,
  'read-publicity': runs,
  'list-objections': allow({ manager: 'scope' }),
  'read-objection': allow({ public: 'all' }),
  'read-objection-file': allow({ manager: 'scope' }),
  'decide-objection': runs,
  'finalise-round': runs,
  'read-publication': allow({ public: 'all' }),
  'compare-publication': allow({ public: 'all' }),

  // Reading a round
  'list-rounds': allow({ manager: 'scope', staff: 'scope', official: 'scope', operator: 'all' }),
  'read-round': allow({ manager: 'scope', staff: 'scope', official: 'scope', operator: 'all' }),
  'list-participants': allow({ manager: 'scope', staff: 'scope', official: 'scope' }),
  'read-results': allow({ manager: 'scope', staff: 'scope', official: 'scope' }),
  'export-round': allow({ manager: 'scope', operator: 'all' }),
  'export-bundle': allow({ manager: 'scope', official: 'scope', operator: 'all' }),
  'read-attachment': allow({ manager: 'scope', expert: 'own' }),
  'read-signature': allow({ manager: 'scope', expert: 'own' }),
  'compare-sheets': allow({ manager: 'scope', expert: 'own' }),

  // Papers: which kind a role has to do with, repos/papers.ts says
  'attach-paper': allow({ administrator: 'all', manager: 'scope', staff: 'scope' }),
  'detach-paper': allow({ administrator: 'all', manager: 'scope', staff: 'scope' }),
  'list-papers': allow({ administrator: 'all', manager: 'scope', staff: 'scope', official: 'scope' }),
  'read-paper': allow({ administrator: 'all', manager: 'scope', staff: 'scope', official: 'scope' }),

  // Over many rounds
  'read-overview': allow({ manager: 'scope', official: 'scope' }),

  // The home page
  'read-tasks': self,

  // Accounts
  'create-user': office,
  'change-user': office,
  'issue-code': office,
  'disable-user': office,
  'enable-user': office,
  'list-users': office,
  'sign-in': allow({ public: 'all' }),
  'set-password': allow({ public: 'all' }),
  'change-password': self,
  'sign-out': self,
  'sign-out-everywhere': self,
  'list-sessions': self,
  'prepare-second-factor': self,
  'confirm-second-factor': self,
  'drop-second-factor': self,

  // The chain
  'search-audit': office,
  'verify-audit': allow({ administrator: 'all', operator: 'all' }),
  'export-audit': allow({ administrator: 'all', operator: 'all' }),

  // The store itself
  'read-health': office
} as const satisfies Record<string, Row>;

export type ServiceName = keyof typeof ACCESS;

export const reachOf = (service: ServiceName, role: Role): Reach => ACCESS[service][role];

/** Whether an object is within an actor's reach. */
export function reaches(reach: Reach, actor: Actor, subject: Subject): boolean {
  switch (reach) {
    case 'all':
      return true;
    case 'scope':
      return actor.authority === null || subject.authorities.includes(actor.authority);
    case 'own':
      return isSame(subject.expert, actor.expert) || isSame(subject.user, actor.user);
    case 'no':
      return false;
  }
}

const isSame = (mine: string | null | undefined, theirs: string | null): boolean =>
  mine !== null && mine !== undefined && mine === theirs;
