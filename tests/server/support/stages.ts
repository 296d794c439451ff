/** One round in each state, each with everything in it that an act could be tried on. */
import type { Actor } from '#lib/server/access.ts';
import type { RoundState } from '#lib/server/db/values.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { fillSheet, PNG, signSheet } from './score.ts';
import { PUBLIC } from './system.ts';
import type { World } from './world.ts';

export const DAY = 24 * 60 * 60 * 1000;
/** An id that nothing has. */
export const NONE = 'none';

export interface Stage {
  state: RoundState;
  round: string;
  code: string;
  /** ids by code */
  participants: Record<string, string>;
  /** members of the panel: one who scores S01, one who does not */
  assigned: string;
  spare: string;
  /** an open one, a sealed one, one sent back; with the expert whose they are */
  draft: [sheet: string, expert: Actor];
  sealed: [sheet: string, expert: Actor];
  returned: [sheet: string, expert: Actor];
  /** a file of each of them; of the returned one, one that nobody has signed */
  files: Record<'draft' | 'sealed' | 'returned', string>;
  papers: Record<'participant' | 'decision', string>;
  decision: string;
  settlement: string;
  notice: string;
  objection: string;
}

export const TIE = {
  kind: 'tie' as const,
  participants: ['S01', 'S03', 'S05'],
  order: ['S03', 'S01', 'S05'],
  by: '评审组',
  on: '2026-06-30',
  minutes: '第 1 号'
};

/** A city round with a quota of a quarter, its first five studios and all experts, three a studio. */
export async function draftRound(world: World, code: string): Promise<Stage> {
  const { system, manager, policyVersion, studios, experts } = world;
  const { id: round } = await createRound(system, manager, {
    code,
    title: `示范批次 ${code}`,
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30',
    settings: { cap: { percent: 25, strict: false } }
  });
  await formPanels(system, manager, { round, panels: [{ name: '第一组', experts }] });
  await inviteParticipants(system, manager, {
    round,
    studios: studios.slice(0, 5).map((each) => ({ code: each }))
  });
  const avoid = { unit: true, authority: false };
  const { assignments } = await assignExperts(system, manager, { round, perStudio: 3, avoid, seed: 'seed' });
  const { rows } = await listParticipants(system, manager, { round, page: { offset: 0, limit: 9 } });
  const participants = Object.fromEntries(rows.map((each) => [each.code, each.id]));
  const { members } = await readRound(system, manager, { round });
  const own = assignments
    .filter(({ participant }) => participant === participants.S01)
    .map(({ member }) => member);
  const nobody: [string, Actor] = [NONE, world.expertActors[0]!];
  return {
    state: 'draft',
    round,
    code,
    participants,
    assigned: own[0]!,
    spare: members.find(({ member }) => !own.includes(member))!.member,
    draft: nobody,
    sealed: nobody,
    returned: nobody,
    files: { draft: NONE, sealed: NONE, returned: NONE },
    papers: { participant: await addPaper(world, 'participant', participants.S01!), decision: NONE },
    decision: NONE,
    settlement: NONE,
    notice: NONE,
    objection: NONE
  };
}

/** S04 is put off with its sheets still open, S02 has a veto, the other sheets are sealed with full marks. */
export async function scoringRound(world: World, code: string): Promise<Stage> {
  const stage = await draftRound(world, code);
  const { system, manager, expertActors } = world;
  const { round, participants } = stage;
  await openRound(system, manager, { round });
  const { members } = await readRound(system, manager, { round });
  const { sheets } = await readProgress(system, manager, { round });
  const own = new Map<string, [string, Actor]>();
  const files = new Map<string, string>();
  for (const { sheet, participant, member } of sheets) {
    const who = members.find((each) => each.member === member)?.expert;
    const expert = expertActors.find((each) => each.expert === who)!;
    await fillSheet(world, expert, sheet);
    files.set(participant, await attachTo(world, expert, sheet));
    if (participant !== 'S04') await signSheet(world, expert, sheet);
    own.set(participant, [sheet, expert]);
  }
  await setStatus(system, manager, { participant: participants.S04!, status: 'deferred', reason: '停产' });
  await recordVeto(system, manager, { participant: participants.S02!, trigger: 'idle', note: '查实' });
  return {
    ...stage,
    state: 'scoring',
    draft: own.get('S04')!,
    sealed: own.get('S01')!,
    returned: own.get('S02')!,
    files: { draft: files.get('S04')!, sealed: files.get('S01')!, returned: files.get('S02')! }
  };
}

async function attachTo({ system }: World, expert: Actor, sheet: string, edition = 1): Promise<string> {
  const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from([edition])]);
  const about = { sheet, edition, criterion: 'media', fileName: '报道.png' };
  return (await attachEvidence(system, expert, { ...about, bytes })).id;
}

/** One sheet of S02 is sent back (vetoed, it needs none), the tie of S01, S03 and S05 is decided, the round is settled. */
export async function deliberationRound(world: World, code: string): Promise<Stage> {
  const stage = await scoringRound(world, code);
  const { system, manager } = world;
  const { round } = stage;
  await beginDeliberation(system, manager, { round });
  await returnSheet(system, manager, { sheet: stage.returned[0], reason: '请复核', rows: ['media'] });
  const { id: decision } = await recordDecision(system, manager, { round, decision: TIE });
  const { settlement } = await settleRound(system, manager, { round });
  const [sheet, expert] = stage.returned;
  const files = { ...stage.files, returned: await attachTo(world, expert, sheet, 2) };
  const papers = { ...stage.papers, decision: await addPaper(world, 'decision', decision) };
  return { ...stage, state: 'deliberation', decision, settlement, files, papers };
}

async function addPaper(
  { system, manager }: World,
  kind: 'participant' | 'decision',
  owner: string
): Promise<string> {
  const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(owner)]);
  return (await attachPaper(system, manager, { kind, owner, fileName: '附件.png', bytes })).attachment;
}

/** What is settled now, for so many days from today on. */
export async function publish({ system, manager }: World, round: string, days = 3) {
  const { settled } = (await readRound(system, manager, { round })).round;
  return publishRound(system, manager, {
    round,
    settlement: settled ?? NONE,
    firstDay: dayInShanghai(system.now()),
    days,
    kind: 'calendar',
    showScores: false,
    contact: '示范科室'
  });
}

/** The notice runs from today on, and somebody has objected. */
export async function publicityRound(world: World, code: string, isObjected = true): Promise<Stage> {
  const stage = await deliberationRound(world, code);
  const { system, manager } = world;
  const { round } = stage;
  const { notice } = await publish(world, round);
  if (!isObjected) return { ...stage, state: 'publicity', notice };
  await object(world, notice);
  const { objections } = await listObjections(system, manager, { round });
  return { ...stage, state: 'publicity', notice, objection: objections[0]!.id };
}

/** The same words soon again are the same objection. */
export const object = (world: World, notice: string, text = '材料有误') =>
  objectToNotice(world.system, PUBLIC, { notice, name: '示范群众', contact: '示范邮箱', text });

/** The clock goes on by the days of its notice. */
export async function finalRound(world: World, code: string): Promise<Stage> {
  const stage = await publicityRound(world, code);
  const { system, manager } = world;
  const { round, objection } = stage;
  await decideObjection(system, manager, { objection, outcome: 'dismissed', reason: '不属实' });
  system.pass(4 * DAY);
  await finaliseRound(system, manager, { round });
  return { ...stage, state: 'final' };
}
