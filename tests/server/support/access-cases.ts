/**
 * For each service: on what it can be called in the access world, whose that is, and an input that is right, so that
 * nothing but access, state and content decide. Whose a thing is is said here anew, not asked of the code under test.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../scripts/setup.mjs';
import { ACCESS, type Actor, type ServiceName } from '#lib/server/access.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Service } from '#lib/server/service.ts';
import type { System } from '#lib/server/system.ts';
import { appCode, CLIENT, PASSWORD } from './identity.ts';
import { change, PNG, SIGNATURE } from './score.ts';
import type { AccessWorld, MadeRound, PaperKind } from './access-world.ts';

export type AnyService = Service<unknown, unknown>;

const FOLDER = join(ROOT, 'src/lib/server/services');

/** The names of the services, by the files that hold them. */
export const serviceFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();

export const loadModule = async (file: string): Promise<Record<string, unknown>> =>
  (await import(/* @vite-ignore */ pathToFileURL(join(FOLDER, `${file}.ts`)).href)) as Record<
    string,
    unknown
  >;

export const isService = (exported: unknown): exported is AnyService =>
  typeof exported === 'function' && 'kind' in exported;

export async function loadServices(): Promise<Map<ServiceName, AnyService>> {
  const services = new Map<ServiceName, AnyService>();
  for (const file of serviceFiles()) {
    const found = Object.values(await loadModule(file)).find(isService);
    if (found) services.set(file as ServiceName, found);
  }
  return services;
}

/** What a service can be called on. */
export interface Target {
  /** for messages */
  label: string;
  /** what a guess replaces; empty where nothing is named, null where it is the city */
  id: string | null;
  /** within whose scope it is */
  authorities?: readonly (string | null)[];
  /** whose own it is */
  experts?: readonly (string | null)[];
  user?: string | null;
  round?: MadeRound;
  edition?: number;
  member?: string | null;
  /** of a paper: what it belongs to */
  kind?: PaperKind;
}

export interface Case {
  targets: readonly Target[] | ((actor: Actor) => readonly Target[]);
  input(target: Target, actor: Actor): unknown;
}

export type Verdict = 'forbidden' | 'not-found' | 'allowed';

/** By the table's row and by whose the target is. */
export function verdictOf(service: ServiceName, actor: Actor, target: Target): Verdict {
  const reach = ACCESS[service][actor.role];
  const { authorities = [], experts = [], user = null } = target;
  switch (reach) {
    case 'no':
      return 'forbidden';
    case 'all':
      return 'allowed';
    case 'scope':
      return actor.authority === null || authorities.includes(actor.authority) ? 'allowed' : 'not-found';
    case 'own': {
      const isOwn =
        (actor.expert !== null && experts.includes(actor.expert)) ||
        (actor.user !== null && user === actor.user);
      return isOwn ? 'allowed' : 'not-found';
    }
  }
}

export interface Outcome {
  answer?: unknown;
  problems?: readonly Problem[];
}

/** @throws what is no refusal: a service must not fail */
export async function outcomeOf(
  service: AnyService,
  system: System,
  actor: Actor,
  input: unknown
): Promise<Outcome> {
  try {
    return { answer: await service(system, actor, input) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problems: error.problems };
  }
}

/** The same system, in which no act stays: each is done whole and taken back, so that all can be tried on one world. */
export function rehearsal(system: System): System {
  const { store } = system;
  const tx: System['store']['tx'] = async <R>(work: Parameters<typeof store.tx<R>>[0], options = {}) => {
    let made: { answer: R } | undefined;
    try {
      await store.tx(async (db) => {
        made = undefined;
        made = { answer: await work(db) };
        throw new Error('taken back');
      }, options);
    } catch (error) {
      if (made === undefined) throw error;
    }
    return made!.answer;
  };
  const rehearsed = Object.create(store, { tx: { value: tx } }) as System['store'];
  return { ...system, store: rehearsed };
}

const STAFF: readonly string[] = ['manager', 'staff'];
/** Who adds papers of a kind, and who reads them. */
const PAPER_ROLES: Record<PaperKind, Record<'adds' | 'reads', readonly string[]>> = {
  studio: { adds: ['administrator', ...STAFF], reads: ['administrator', 'official', ...STAFF] },
  participant: { adds: ['manager'], reads: ['manager'] },
  fact: { adds: STAFF, reads: STAFF },
  decision: { adds: ['manager'], reads: ['manager'] }
};
/** Roles that have no papers at all. */
const reachesNothing = (role: string, use: 'adds' | 'reads'): boolean =>
  ['expert', 'operator', 'public'].includes(role) || (role === 'official' && use === 'adds');

/** An id that nothing has. */
export const GUESS = 'id-999999';

export function accessCases(world: AccessWorld): Record<ServiceName, Case> {
  const { rounds, authorities, units, system, policy, policyVersion, expertIds } = world;
  const nothing = [{ label: 'nothing', id: '', authorities: [null] }];
  const ofScope = (actor: Actor): Target[] => [{ label: 'scope', id: '', authorities: [actor.authority] }];
  const ofSelf = (actor: Actor): Target[] => [
    { label: 'self', id: '', user: actor.user, experts: actor.expert === null ? [] : [actor.expert] }
  ];
  const ofExpert = (actor: Actor): Target[] => [
    { label: 'self', id: '', experts: actor.expert === null ? [] : [actor.expert] }
  ];
  const byAuthority = (least: readonly (string | null)[]): Target[] =>
    least.map((id) => ({ label: `authority ${id ?? 'city'}`, id, authorities: [id] }));

  const managed = rounds.map((round): Target => ({
    label: round.label,
    id: round.id,
    authorities: [round.authority],
    experts: round.experts,
    round
  }));
  const visible = managed.map((target): Target => ({
    ...target,
    authorities: [...target.authorities!, ...target.round!.participants.map(({ authority }) => authority)]
  }));
  const participants = rounds.flatMap((round) =>
    round.participants.map(({ id, code, member }): Target => ({
      label: `${round.label} ${code}`,
      id,
      authorities: [round.authority],
      round,
      member
    }))
  );
  const localParticipants = participants.map((target): Target => {
    const own = target.round!.participants.find(({ id }) => id === target.id)!;
    return { ...target, authorities: [...target.authorities!, own.authority] };
  });
  // Of each expert and state one, in each round.
  const sheets = rounds.flatMap((round) =>
    [...Map.groupBy(round.sheets, ({ expert, state }) => `${expert} ${state}`).values()].map(
      ([sheet]): Target => ({
        label: `${round.label} ${sheet!.participant} ${sheet!.state}`,
        id: sheet!.id,
        authorities: [round.authority],
        experts: [sheet!.expert],
        edition: sheet!.edition,
        round
      })
    )
  );
  const part = (pick: (round: MadeRound) => readonly { id: string; expert?: string | null }[]): Target[] =>
    rounds.flatMap((round) =>
      pick(round).map(({ id, expert }): Target => ({
        label: `${round.label} ${id}`,
        id,
        authorities: [round.authority],
        ...(expert === undefined ? {} : { experts: [expert] }),
        round
      }))
    );
  const notices = part(({ notices: own }) => own.map((id) => ({ id })));
  const studios = world.studioIds.map(({ id, code, authority }): Target => ({
    label: code,
    id,
    authorities: [authority]
  }));
  const users = Object.entries(world.accountNames).map(([id, name]): Target => ({ label: name, id }));

  const onRound = (targets: readonly Target[], more: (target: Target) => object = () => ({})): Case => ({
    targets,
    input: (target) => ({ round: target.id, ...more(target) })
  });
  const onParticipant = (more: (target: Target) => object, targets = participants): Case => ({
    targets,
    input: (target) => ({ participant: target.id, ...more(target) })
  });
  const onSheet = (more: (target: Target) => object = () => ({})): Case => ({
    targets: sheets,
    input: (target) => ({ sheet: target.id, ...more(target) })
  });
  const onUser: Case = { targets: users, input: ({ id: user }) => ({ user }) };
  const plain = (input: unknown = {}): Case => ({ targets: nothing, input: () => input });
  const self = (input: (actor: Actor) => unknown = () => ({})): Case => ({
    targets: ofSelf,
    input: (_target, actor) => input(actor)
  });
  /** To whom papers of a kind are shut whatever its scope, they are as if there were none: those are not tried here. */
  const paperOwners = ({ role }: Actor, use: 'adds' | 'reads'): Target[] =>
    world.papers.flatMap(({ kind, owner, authorities: own }): Target[] => {
      const roles = PAPER_ROLES[kind][use];
      return roles.includes(role) || reachesNothing(role, use)
        ? [{ label: `${kind} ${owner}`, id: owner, authorities: own, kind }]
        : [];
    });
  const papers = (actor: Actor, use: 'adds' | 'reads'): Target[] =>
    paperOwners(actor, use).map((target) => ({
      ...target,
      id: world.papers.find(({ owner, kind }) => owner === target.id && kind === target.kind)!.id
    }));
  const reason = '理由';
  const today = dayInShanghai(system.now());
  /** a studio that is in the round already: within the scope of whoever runs it */
  const codeIn = ({ round }: Target): string => round!.participants[0]!.code;
  const sessionOf = ({ user }: Actor): string =>
    world.sessions.find((each) => each.user === user)?.id ?? GUESS;
  const bytes = Buffer.from(PNG, 'base64');
  const listedStudio = {
    line: 2,
    surplus: 0,
    cells: {
      code: 'S98',
      name: '新工作室',
      authority: '示范一区',
      unit: '新单位',
      leader: '新领办人',
      trade: '钳工'
    }
  };

  return {
    'register-authority': plain({ kind: 'district', name: '新区' }),
    'rename-authority': {
      targets: authorities.map((id) => ({ label: id, id, authorities: [id] })),
      input: ({ id: authority }) => ({ authority, name: '改名区', reason })
    },
    'register-unit': {
      targets: byAuthority(authorities),
      input: ({ id: authority }) => ({ name: '新单位', authority })
    },
    'register-studio': {
      targets: units.map((id, index) => ({ label: id, id, authorities: [authorities[index]!] })),
      input: ({ id: unit }) => ({ code: 'S99', name: '新工作室', unit, leader: '新领办人', trade: '钳工' })
    },
    'register-expert': plain({ name: '新专家', affiliation: '新学院' }),
    'record-title': {
      targets: studios,
      input: ({ id: studio }) => ({
        studio,
        change: { kind: 'given', title: '称号', since: '2026-01-01' },
        reason
      })
    },
    'import-policy': plain({ data: policy.data }),
    'set-holidays': plain({ year: 2026, days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆节' }] }),
    'list-holidays': plain(),
    'list-authorities': plain(),
    'list-studios': { targets: ofScope, input: () => ({}) },
    'list-studio-choices': { targets: ofScope, input: () => ({}) },
    'list-units': { targets: ofScope, input: () => ({}) },
    'preview-studios': { targets: ofScope, input: () => ({ rows: [listedStudio] }) },
    'import-studios': {
      targets: ofScope,
      input: () => ({ rows: [listedStudio], take: 'good' })
    },
    'read-studio': { targets: studios, input: ({ id: studio }) => ({ studio }) },
    'list-experts': plain(),
    'list-policies': plain(),
    'read-policy': {
      targets: [{ label: policy.data.id, id: policy.data.id, authorities: [null] }],
      input: ({ id }) => ({ policy: id, version: null })
    },

    'create-round': {
      targets: byAuthority([null, ...authorities]),
      input: ({ id: authority }) => ({
        code: 'new-round',
        title: '新批次',
        authority,
        policyVersion,
        assessment: 'end-of-term',
        date: '2026-06-30'
      })
    },
    'list-kinds': plain(),
    'read-setup': onRound(managed),
    'list-due': onRound(managed),
    'change-round': onRound(managed, () => ({ title: '新标题' })),
    'invite-participants': onRound(managed, (target) => ({ studios: [{ code: codeIn(target) }] })),
    'uninvite-participant': onParticipant(() => ({ reason })),
    'form-panels': onRound(managed, () => ({ panels: [{ name: '第一组', experts: [expertIds.P] }] })),
    'recuse-expert': onParticipant(() => ({ expert: expertIds.Q, reason })),
    'assign-experts': onRound(managed, () => ({
      perStudio: 1,
      avoid: { unit: true, authority: false },
      seed: '新'
    })),
    'open-round': onRound(managed),
    'import-round': {
      targets: byAuthority([null, ...authorities]),
      input: ({ id: authority }) => ({
        file: { ...(world.file as object), id: 'again' },
        policyVersion,
        authority
      })
    },

    'list-my-sheets': { targets: ofExpert, input: () => ({}) },
    'take-along': { targets: ofExpert, input: () => ({}) },
    'read-sheet': onSheet(),
    'save-changes': {
      targets: ofExpert,
      input: (_target, { expert }) => {
        const own = rounds.flatMap((round) => round.sheets).find((sheet) => sheet.expert === expert);
        return {
          changes: [change(own?.id ?? GUESS, 'renovation', { points: 1 }, { id: 'new', baseRevision: 1 })]
        };
      }
    },
    'list-refused-changes': self(),
    'submit-sheet': onSheet(({ edition }) => ({ edition, signature: SIGNATURE })),
    'attach-evidence': onSheet(({ edition }) => ({ edition, criterion: 'media', fileName: 'a.png', bytes })),
    'detach-evidence': {
      targets: part(({ attachments }) => attachments),
      input: ({ id: attachment }) => ({ attachment })
    },
    'return-sheet': onSheet(() => ({ reason, rows: [] })),
    'reassign-sheet': onParticipant(({ member }) => ({ from: member, to: null, reason })),
    'verify-fact': onParticipant(
      () => ({ criterion: 'matching-funds', amount: 10, checkedBy: '核实人员', checkedOn: '2026-06-01' }),
      localParticipants
    ),
    'list-facts': onRound(visible),
    'read-progress': onRound(visible),

    'set-status': onParticipant(() => ({ status: 'deferred', reason })),
    'record-veto': onParticipant(() => ({ trigger: 'idle', note: '经核实' })),
    'withdraw-veto': onParticipant(() => ({ trigger: 'unit-closed', reason })),

    'check-readiness': onRound(managed),
    'begin-deliberation': onRound(managed),
    'read-deliberation': onRound(managed),
    'record-decision': onRound(managed, () => ({
      decision: { kind: 'cap-override', seats: 2, reason, by: '评议会', on: '2026-06-30' }
    })),
    'withdraw-decision': {
      targets: part(({ decisions }) => decisions.map((id) => ({ id }))),
      input: ({ id: decision }) => ({ decision, reason })
    },
    'preview-results': onRound(managed),
    'what-if-results': onRound(managed, () => ({ changes: [{ path: 'quorum', value: 2 }] })),
    'read-overview': { targets: ofScope, input: () => ({}) },
    'list-scores': onRound(visible),
    'settle-round': onRound(managed),
    'publish-round': onRound(managed, ({ id }) => ({
      settlement: world.rounds.find((each) => each.id === id)?.settled ?? 'none',
      firstDay: today,
      days: 7,
      kind: 'calendar',
      showScores: true,
      contact: '科室'
    })),
    'withdraw-notice': onRound(managed, () => ({ reason: '有误' })),
    'read-notice': { targets: notices, input: ({ id: notice }) => ({ notice }) },
    'object-to-notice': {
      targets: notices,
      input: (target) => ({
        notice: target.id,
        participant: codeIn(target),
        name: '群众',
        contact: '电话',
        text: '异议'
      })
    },
    'list-notices': plain(),
    'preview-notice': onRound(managed),
    'read-publicity': onRound(managed),
    'list-objections': onRound(managed),
    'read-objection': {
      targets: part(({ objections }) => objections.map(({ receipt }) => ({ id: receipt }))),
      input: ({ id: receipt }) => ({ receipt })
    },
    'read-objection-file': {
      targets: part(({ objectionFiles }) => objectionFiles.map((id) => ({ id }))),
      input: ({ id: attachment }) => ({ attachment })
    },
    'read-publication': {
      targets: part(({ checkCodes }) => checkCodes.map((id) => ({ id }))),
      input: ({ id: code }) => ({ code })
    },
    'compare-publication': plain({ bundle: 'a'.repeat(64), digests: {}, round: 'A-final' }),
    'decide-objection': {
      targets: part(({ objections }) => objections),
      input: ({ id: objection }) => ({ objection, outcome: 'sustained', reason })
    },
    'finalise-round': onRound(managed),

    'list-rounds': { targets: ofScope, input: () => ({}) },
    'read-round': onRound(visible),
    'list-participants': onRound(visible),
    'read-results': onRound(visible),
    'export-round': onRound(managed),
    'export-bundle': onRound(managed),
    'read-attachment': {
      // From deliberation on to the whole panel.
      targets: part(({ attachments }) => attachments).map((target) => {
        const { state, experts } = target.round!;
        return state === 'draft' || state === 'scoring' ? target : { ...target, experts };
      }),
      input: ({ id: attachment }) => ({ attachment })
    },
    'compare-sheets': {
      targets: rounds.flatMap((round) =>
        round.participants.map((each): Target => ({
          label: `${round.label} ${each.code}`,
          id: each.id,
          authorities: [round.authority],
          round,
          // The panel of the round, once all sheets are open to it, but who is recused.
          experts: round.experts.filter(
            (expert) => !(round.label === 'city-scoring' && each.code === 'S03' && expert === expertIds.Q)
          )
        }))
      ),
      input: ({ id: participant }) => ({ participant })
    },
    'attach-paper': {
      targets: (actor) => paperOwners(actor, 'adds'),
      input: ({ id: owner, kind }) => ({ kind, owner, fileName: '附件.png', bytes })
    },
    'detach-paper': {
      targets: (actor) => papers(actor, 'adds'),
      input: ({ id: attachment }) => ({ attachment, reason })
    },
    'list-papers': {
      targets: (actor) => paperOwners(actor, 'reads'),
      input: ({ id: owner, kind }) => ({ kind, owner })
    },
    'read-paper': {
      targets: (actor) => papers(actor, 'reads'),
      input: ({ id: attachment }) => ({ attachment })
    },
    'read-signature': {
      // Where there is one: an imported sheet was signed on paper.
      targets: sheets.filter(({ label, round }) => label.endsWith(' sealed') && round?.label !== 'imported'),
      input: ({ id: sheet }) => ({ sheet })
    },

    'read-tasks': self(),

    'create-user': plain({ name: '新用户', role: 'manager', authority: null, expert: null }),
    'change-user': {
      targets: users,
      input: ({ id: user }) => ({ user, authority: authorities[0], expert: null, reason })
    },
    'issue-code': onUser,
    'disable-user': { targets: users, input: ({ id: user }) => ({ user, reason }) },
    'enable-user': { targets: users, input: ({ id: user }) => ({ user, reason }) },
    'list-users': plain({ search: null, after: null, limit: 200 }),
    'sign-in': plain({ ...CLIENT, name: nameOf(world, 'expert P'), password: PASSWORD }),
    'set-password': plain({
      ...CLIENT,
      name: nameOf(world, 'expert X'),
      code: world.code,
      password: '另一句很长的口令，二十个字'
    }),
    'change-password': self((actor) => ({
      password: PASSWORD,
      next: '另一句很长的口令，二十个字',
      session: sessionOf(actor)
    })),
    'sign-out': {
      targets: world.sessions.map(({ id, user }) => ({ label: `session of ${user}`, id, user })),
      input: ({ id: session }) => ({ session })
    },
    'sign-out-everywhere': self(),
    'list-sessions': self(),
    'prepare-second-factor': self(),
    'confirm-second-factor': self(({ user }) => ({ code: codeOf(world, user), password: PASSWORD })),
    'drop-second-factor': self(() => ({ password: PASSWORD })),

    'search-audit': plain({ limit: 200 }),
    'verify-audit': plain(),
    'export-audit': plain(),

    'read-health': plain()
  };
}

export const targetsOf = ({ targets }: Case, actor: Actor): readonly Target[] =>
  typeof targets === 'function' ? targets(actor) : targets;

const nameOf = ({ accountNames, actors }: AccessWorld, label: string): string =>
  accountNames[actors[label]!.user!]!;

const codeOf = ({ system, secrets }: AccessWorld, user: string | null): string => {
  const secret = secrets[user ?? ''];
  return secret === undefined ? '000000' : appCode(system, secret);
};
