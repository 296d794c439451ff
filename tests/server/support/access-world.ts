/**
 * A city in which everything is there twice, so that a wrong look shows: rounds of the city and of two districts in every
 * state, accounts of every role with each scope, sheets whose every figure and word tells whose it is.
 * Built through the services alone.
 */
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/server/access.ts';
import type { Db } from '#lib/server/db/store.ts';
import type { RoundState } from '#lib/server/db/values.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { exportRound } from '#lib/server/services/export-round.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { addSecondFactor, CLIENT, PASSWORD } from './identity.ts';
import { change, fullEntries, PNG, SIGNATURE } from './score.ts';
import { freshSystem, OPERATOR, PUBLIC, type TestSystem } from './system.ts';
import { makeWorld, type World } from './world.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** In the order of registration, which is not the order of names. P, Q, R score; X is on no panel. */
export const EXPERT_NAMES = { P: '密专家丁', Q: '密专家甲', R: '密专家丙', X: '密专家乙' } as const;
export const AFFILIATION = '密学院';
export type ExpertKey = keyof typeof EXPERT_NAMES;
/** What each gives in the judgement rows: no count and no size is such a number. */
export const POINTS: Partial<Record<ExpertKey, number>> = { P: 2.5, Q: 1.5, R: 0.5 };

export type Who = 'city' | 'A' | 'B';

export interface MadeSheet {
  id: string;
  state: string;
  edition: number;
  participant: string;
  expert: string | null;
  member: string;
}

export interface MadeParticipant {
  id: string;
  code: string;
  authority: string | null;
  /** with an active assignment */
  member: string | null;
}

/** As it stands in the store once everything is made. */
export interface MadeRound {
  /** `city-scoring` … */
  label: string;
  id: string;
  code: string;
  state: RoundState;
  /** who runs it */
  authority: string | null;
  settled: string | null;
  participants: MadeParticipant[];
  sheets: MadeSheet[];
  /** experts' ids */
  experts: string[];
  decisions: string[];
  notices: string[];
  objections: { id: string; receipt: string; outcome: string | null }[];
  objectionFiles: string[];
  /** of its published results */
  checkCodes: string[];
  attachments: { id: string; expert: string | null }[];
}

export type PaperKind = 'studio' | 'participant' | 'fact' | 'decision';

/** One of each owner that has any. */
export interface MadePaper {
  id: string;
  kind: PaperKind;
  owner: string;
  /** within whose scope it is */
  authorities: (string | null)[];
}

export interface AccessWorld extends Omit<
  World,
  'system' | 'experts' | 'expertActors' | 'account' | 'manager'
> {
  system: TestSystem;
  /** by label: every role, with each scope it may have */
  actors: Record<string, Actor>;
  expertIds: Record<ExpertKey, string>;
  rounds: MadeRound[];
  /** as a file */
  file: unknown;
  studioIds: { id: string; code: string; authority: string }[];
  papers: MadePaper[];
  /** whose account has a session, a prepared second factor, one that is on */
  sessions: { id: string; user: string }[];
  /** secrets of second factors by user */
  secrets: Record<string, string>;
  /** names by user */
  accountNames: Record<string, string>;
  /** not used up yet, for the account of X */
  code: string;
}

/** S01, S04 are of A; S02, S05 of B; S03, S06 of the body G. */
const STUDIOS: Record<Who, string[]> = {
  city: ['S01', 'S02', 'S03', 'S04'],
  A: ['S01', 'S04'],
  B: ['S02', 'S05']
};
const PANELS: Record<Who, ExpertKey[]> = { city: ['P', 'Q', 'R'], A: ['P', 'Q'], B: ['Q', 'R'] };

/** Of a sheet: unmistakable in any answer, and says whose it is. */
export const tagOf = (round: string, expert: ExpertKey, participant: string): string =>
  `${round}·${expert}·${participant}`;
export const TAG = /密[注证图字]-([A-Za-z-]+)·([PQRX])·(S\d\d)/g;

/** Less in the row of four points, so that no two studios come to the same total, nor in the order of their codes. */
const LOST: Record<string, number> = { S01: 2, S02: 0, S03: 3, S04: 1, S05: 3, S06: 1 };
/** So that totals end in a half, and bases do not; and a figure that differs from the verified one. */
const EXCEPTIONS: Record<string, Record<string, unknown>> = {
  equipment: { met: 'partial', points: 4.5 },
  technicians: { counts: { technician: 7 } },
  'matching-funds': { amount: 9.5 }
};
const FULL = 110 - 0.5 - 0.5;
/** What an expert's sheets come to, in points, by how much the studio lost. */
export const totalsOf = (points: number): number[] =>
  [0, 1, 2, 3].map((lost) => FULL - 5 * (3 - points) - lost);

/** @param start when it begins, two days before its last act */
export async function makeAccessWorld(start?: number): Promise<AccessWorld> {
  const system = await freshSystem(start);
  const base = await makeWorld(system, { studios: 6, experts: 0 });
  const [A, B, G] = base.authorities;
  const expertIds = {} as Record<ExpertKey, string>;
  const actors: Record<string, Actor> = { operator: OPERATOR, public: PUBLIC };
  for (const key of Object.keys(EXPERT_NAMES) as ExpertKey[]) {
    const { id } = await registerExpert(system, OPERATOR, {
      name: EXPERT_NAMES[key],
      affiliation: AFFILIATION
    });
    expertIds[key] = id;
    actors[`expert ${key}`] = await base.account('expert', null, id);
  }
  // An account of an expert that lost its expert: whatever has none either is not its own.
  actors['expert none'] = { ...actors['expert X']!, expert: null };
  actors['administrator'] = await base.account('administrator');
  for (const role of ['manager', 'staff', 'official'] as const) {
    for (const [scope, authority] of [
      ['city', null],
      ['A', A],
      ['B', B],
      ['G', G]
    ] as const) {
      actors[`${role} ${scope}`] = await base.account(role, authority);
    }
  }
  const maker = new Maker({ ...base, system, actors, expertIds });
  // What is over goes first: notices run by days.
  await maker.make('city', 'final');
  await maker.make('A', 'final');
  await maker.make('A', 'publicity', 'over');
  system.pass(2 * DAY);
  await maker.finalise('city-final', 'A-final');
  await maker.make('city', 'publicity', 'mute');
  await maker.make('B', 'publicity');
  await maker.make('city', 'deliberation');
  await maker.make('A', 'deliberation');
  await maker.make('city', 'scoring');
  await maker.make('A', 'scoring');
  await maker.make('B', 'scoring');
  await maker.make('city', 'scoring', 'all-sealed', ['S02']);
  await maker.make('city', 'draft');
  await maker.make('A', 'draft');
  await maker.make('B', 'draft');
  const file = {
    ...(await exportRound(system, OPERATOR, { round: maker.ids.get('A-deliberation')! })),
    id: 'imported'
  };
  const { policyVersion } = base;
  maker.ids.set('imported', (await importRound(system, OPERATOR, { file, policyVersion })).id);

  const accounts = await makeAccounts(system, actors);
  const papers = await makePapers(system, actors['manager city']!, maker.ids);
  const stored = await system.store.read(async (db) => ({
    rounds: await roundsOf(db, maker.ids),
    studioIds: await db.orm
      .select({ id: db.t.studio.id, code: db.t.studio.code, authority: db.t.hostUnit.authority })
      .from(db.t.studio)
      .innerJoin(db.t.hostUnit, eq(db.t.hostUnit.id, db.t.studio.unit))
  }));
  return { ...base, system, actors, expertIds, file, papers, ...stored, ...accounts };
}

type Base = Pick<AccessWorld, 'system' | 'actors' | 'expertIds' | 'policyVersion' | 'policy' | 'authorities'>;

/** Brings rounds to where they are wanted. */
class Maker {
  readonly ids = new Map<string, string>();
  readonly #base: Base;

  constructor(base: Base) {
    this.#base = base;
  }

  async make(who: Who, state: RoundState, suffix = '', studios = STUDIOS[who]): Promise<void> {
    const { system, actors, expertIds, policyVersion, authorities } = this.#base;
    const label = suffix === '' ? `${who}-${state}` : `${who}-${state}-${suffix}`;
    const manager = actors[`manager ${who}`]!;
    const { id: round } = await createRound(system, manager, {
      code: label,
      title: `批次 ${label}`,
      authority: who === 'city' ? null : authorities[who === 'A' ? 0 : 1],
      policyVersion,
      assessment: 'end-of-term',
      date: '2026-06-30',
      settings: { cap: { percent: 60, strict: false } }
    });
    this.ids.set(label, round);
    const keys = PANELS[who];
    await formPanels(system, manager, {
      round,
      panels: [{ name: '第一组', experts: keys.map((key) => expertIds[key]) }]
    });
    await inviteParticipants(system, manager, { round, studios: studios.map((code) => ({ code })) });
    const perStudio = keys.length;
    const avoid = { unit: true, authority: false };
    await assignExperts(system, manager, { round, perStudio, avoid, seed: label });
    await this.#checkFacts(round);
    if (state === 'draft') return;
    await openRound(system, manager, { round });
    for (const key of keys) await this.#score(round, label, key, state === 'scoring' && suffix === '');
    if (state === 'scoring') {
      if (suffix === '') await this.#disturb(round, manager, keys);
      return;
    }
    await beginDeliberation(system, manager, { round });
    if (state === 'deliberation') {
      const last = (await this.#participants(round)).at(-1)!;
      await recordVeto(system, manager, { participant: last.id, trigger: 'unit-closed', note: '经核实' });
      const decision = {
        kind: 'cap-override',
        seats: 1,
        reason: '理由',
        by: '评议会',
        on: '2026-06-30'
      } as const;
      await recordDecision(system, manager, { round, decision });
    }
    const { settlement } = await settleRound(system, manager, { round });
    if (state === 'deliberation') return;
    const isShort = state === 'final' || suffix === 'over';
    const { notice } = await publishRound(system, manager, {
      round,
      settlement,
      firstDay: dayInShanghai(system.now()),
      days: isShort ? 1 : 30,
      kind: 'calendar',
      showScores: suffix !== 'mute',
      contact: '示范科室'
    });
    if (isShort) return;
    const [participant] = studios;
    const words = { name: '密群众', contact: '密电话', text: '密异议' };
    const file = { fileName: '密材料.png', bytes: Buffer.from(PNG, 'base64') };
    await objectToNotice(system, PUBLIC, { notice, participant: participant!, ...words, file });
  }

  async finalise(...labels: string[]): Promise<void> {
    const { system, actors } = this.#base;
    for (const label of labels) {
      const manager = actors[`manager ${label.split('-')[0]!}`]!;
      await finaliseRound(system, manager, { round: this.ids.get(label)! });
    }
  }

  #participants = (round: string): Promise<{ id: string; code: string }[]> =>
    this.#base.system.store.read(({ orm, t }) =>
      orm
        .select({ id: t.participant.id, code: t.participant.code })
        .from(t.participant)
        .where(eq(t.participant.round, round))
        .orderBy(t.participant.code)
    );

  async #checkFacts(round: string): Promise<void> {
    const { system, actors } = this.#base;
    for (const { id, code } of await this.#participants(round)) {
      await verifyFact(system, actors['manager city']!, {
        participant: id,
        criterion: 'matching-funds',
        amount: 10,
        checkedBy: '核实人员',
        checkedOn: '2026-06-01',
        note: `密核-${code}`
      });
    }
  }

  /** Every sheet of an expert in the round; the last one stays half done where others are to be seen in all states. */
  async #score(round: string, label: string, key: ExpertKey, isOpenEnded: boolean): Promise<void> {
    const { system, actors, policy, expertIds } = this.#base;
    const expert = actors[`expert ${key}`]!;
    const sheets = await system.store.read((db) => sheetsOf(db, round));
    const own = sheets.filter((sheet) => sheet.expert === expertIds[key]);
    const entries = fullEntries({ policy });
    for (const [place, { id: sheet, participant }] of own.entries()) {
      const tag = tagOf(label, key, participant);
      const { criteria } = policy.rubric;
      const rows = criteria.map(({ id, method, max }) => {
        const given = max === 400 ? 4 - LOST[participant]! : POINTS[key]!;
        const input = EXCEPTIONS[id] ?? (method === 'judgement' ? { points: given } : entries[id]!);
        return change(sheet, id, { ...input, note: `密注-${tag}`, evidence: [`密证-${tag}`] });
      });
      const isHalf = isOpenEnded && place === own.length - 1;
      const changes = isHalf ? rows.slice(0, 13) : rows;
      const { outcomes } = await saveChanges(system, expert, { changes });
      const bad = outcomes.find(({ outcome, problems }) => outcome !== 'applied' || problems.length > 0);
      if (bad) throw new Error(JSON.stringify(bad));
      if (place === 0 || isHalf) {
        const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(`密字-${tag}`)]);
        const about = { sheet, edition: 1, criterion: 'media', fileName: `密图-${tag}.png` };
        await attachEvidence(system, expert, { ...about, bytes });
      }
      if (!isHalf) await submitSheet(system, expert, { sheet, edition: 1, signature: SIGNATURE });
    }
  }

  /** One sheet sent back; on the city's round, where there are experts enough, one taken away. */
  async #disturb(round: string, manager: Actor, keys: ExpertKey[]): Promise<void> {
    const { system, expertIds } = this.#base;
    const sheets = await system.store.read((db) => sheetsOf(db, round));
    const last = expertIds[keys.at(-1)!];
    const back = sheets.find(({ expert, state }) => expert === last && state === 'sealed')!;
    await returnSheet(system, manager, { sheet: back.id, reason: '请复核', rows: [] });
    if (keys.length < 3) return;
    const participant = (await this.#participants(round)).find(({ code }) => code === 'S03')!.id;
    await recuseExpert(system, manager, { participant, expert: expertIds.Q, reason: '亲属' });
  }
}

async function sheetsOf({ orm, t }: Db, round: string): Promise<MadeSheet[]> {
  return orm
    .select({
      id: t.sheet.id,
      state: t.sheet.state,
      edition: t.sheet.edition,
      participant: t.participant.code,
      expert: t.panelMember.expert,
      member: t.panelMember.id
    })
    .from(t.sheet)
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .where(eq(t.sheet.round, round))
    .orderBy(t.participant.code, t.panelMember.id);
}

async function roundsOf(db: Db, ids: ReadonlyMap<string, string>): Promise<MadeRound[]> {
  const { orm, t } = db;
  const made: MadeRound[] = [];
  for (const [label, id] of ids) {
    const [round] = await orm.select().from(t.round).where(eq(t.round.id, id));
    const members = await orm.select().from(t.panelMember).where(eq(t.panelMember.round, id));
    const sheets = await sheetsOf(db, id);
    const assigned = await orm.select().from(t.assignment);
    const participants = await orm
      .select({ id: t.participant.id, code: t.participant.code, authority: t.participant.authority })
      .from(t.participant)
      .where(eq(t.participant.round, id))
      .orderBy(t.participant.code);
    const attachments = await orm.select().from(t.attachment);
    made.push({
      label,
      id,
      code: round!.code,
      state: round!.state,
      authority: round!.authority,
      settled: round!.settled,
      participants: participants.map((each) => ({
        ...each,
        member:
          assigned.find(({ participant, endedAt }) => participant === each.id && endedAt === null)?.member ??
          null
      })),
      sheets,
      experts: members.flatMap(({ expert }) => expert ?? []),
      decisions: (await orm.select().from(t.decision).where(eq(t.decision.round, id))).map((each) => each.id),
      notices: (await orm.select().from(t.notice).where(eq(t.notice.round, id))).map((each) => each.id),
      objections: await orm
        .select({ id: t.objection.id, receipt: t.objection.receipt, outcome: t.objection.outcome })
        .from(t.objection)
        .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
        .where(eq(t.notice.round, id)),
      objectionFiles: (
        await orm
          .select({ id: t.attachment.id })
          .from(t.attachment)
          .innerJoin(t.objection, eq(t.objection.id, t.attachment.owner))
          .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
          .where(eq(t.notice.round, id))
      ).map((each) => each.id),
      checkCodes: (
        await orm
          .select({ bundle: t.settlement.bundle })
          .from(t.settlement)
          .innerJoin(t.notice, eq(t.notice.settlement, t.settlement.id))
          .where(eq(t.notice.round, id))
      ).map(({ bundle }) => bundle.slice(0, 16)),
      attachments: attachments.flatMap(({ id: attachment, owner }) => {
        const sheet = sheets.find((each) => each.id === owner);
        return sheet ? [{ id: attachment, expert: sheet.expert }] : [];
      })
    });
  }
  return made;
}

/** A paper of everything that may have one, in rounds where papers still come and go. */
async function makePapers(
  system: TestSystem,
  manager: Actor,
  ids: ReadonlyMap<string, string>
): Promise<MadePaper[]> {
  const owners = await system.store.read(async ({ orm, t }) => {
    const found: Omit<MadePaper, 'id'>[] = [];
    const studios = await orm
      .select({ id: t.studio.id, authority: t.hostUnit.authority })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit));
    for (const { id, authority } of studios)
      found.push({ kind: 'studio', owner: id, authorities: [authority] });
    for (const label of ['city-deliberation', 'A-deliberation', 'B-scoring']) {
      const id = ids.get(label)!;
      const [round] = await orm.select().from(t.round).where(eq(t.round.id, id));
      const rows = await orm
        .select({ fact: t.fact.id, participant: t.participant })
        .from(t.participant)
        .innerJoin(t.fact, eq(t.fact.participant, t.participant.id))
        .where(eq(t.participant.round, id));
      const { authority } = round!;
      for (const { fact, participant } of rows) {
        found.push({ kind: 'participant', owner: participant.id, authorities: [authority] });
        found.push({ kind: 'fact', owner: fact, authorities: [authority, participant.authority] });
      }
      const decisions = await orm.select().from(t.decision).where(eq(t.decision.round, id));
      for (const each of decisions) {
        found.push({ kind: 'decision', owner: each.id, authorities: [authority] });
      }
    }
    return found;
  });
  const papers: MadePaper[] = [];
  for (const { kind, owner, authorities } of owners) {
    const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(owner)]);
    const { attachment } = await attachPaper(system, manager, { kind, owner, fileName: '附件.png', bytes });
    papers.push({ id: attachment, kind, owner, authorities });
  }
  return papers;
}

/** Sessions of three, a prepared second factor, one that is on, a code that was not used. */
async function makeAccounts(
  system: TestSystem,
  actors: Record<string, Actor>
): Promise<Pick<AccessWorld, 'sessions' | 'secrets' | 'accountNames' | 'code'>> {
  const rows = await system.store.read(({ orm, t }) => orm.select().from(t.user));
  const accountNames = Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  const newCode = async (user: string): Promise<string> =>
    (await issueCode(system, OPERATOR, { user })).code!;
  const sessions: AccessWorld['sessions'] = [];
  for (const label of ['expert P', 'manager A', 'manager B']) {
    const user = actors[label]!.user!;
    const about = { ...CLIENT, name: accountNames[user]!, password: PASSWORD };
    const { session } = await setPassword(system, PUBLIC, { ...about, code: await newCode(user) });
    sessions.push({ id: session, user });
  }
  const [, prepared, on] = sessions;
  const { secret } = await prepareSecondFactor(system, actors['manager A']!, {});
  const second = await addSecondFactor(system, actors['manager B']!);
  const secrets = { [prepared!.user]: secret!, [on!.user]: second.secret };
  return { sessions, secrets, accountNames, code: await newCode(actors['expert X']!.user!) };
}
