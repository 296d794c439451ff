/** Drafts and draws, for tests of preparing a round: each looked at by codes and names. */
import { eq } from 'drizzle-orm';
import { createRound } from '#lib/server/services/create-round.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import type { World } from './world.ts';

export const REASON = { reason: '示范理由' };
export const AVOID = { unit: true, authority: false };
export const ALL = { offset: 0, limit: 99 };
let rounds = 0;

/** P1, P2 … */
export async function draft({ system, manager, policyVersion }: World, more: object = {}): Promise<string> {
  const given = {
    title: '批次',
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30'
  };
  return (await createRound(system, manager, { code: `P${++rounds}`, ...given, ...more })).id;
}

const participantsOf = async ({ system, manager }: World, round: string) =>
  (await listParticipants(system, manager, { round, page: ALL })).rows;
export const codesIn = async (world: World, round: string): Promise<string[]> =>
  (await participantsOf(world, round)).map(({ code }) => code);
export const idOf = async (world: World, round: string, code: string): Promise<string> =>
  (await participantsOf(world, round)).find((each) => each.code === code)!.id;
export const membersOf = async ({ system, manager }: World, round: string) =>
  (await readRound(system, manager, { round })).members;

/** Who scores whom, by code and name, with the reasons. */
export async function drawn({ system }: World, round: string) {
  const rows = await system.store.read(({ orm, t }) =>
    orm
      .select({ code: t.participant.code, name: t.expert.name, why: t.assignment.why })
      .from(t.assignment)
      .innerJoin(t.participant, eq(t.participant.id, t.assignment.participant))
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.assignment.member))
      .innerJoin(t.expert, eq(t.expert.id, t.panelMember.expert))
      .where(eq(t.participant.round, round))
  );
  return rows.sort((a, b) => (`${a.code} ${a.name}` < `${b.code} ${b.name}` ? -1 : 1));
}
export const pairs = async (world: World, round: string): Promise<string[]> =>
  (await drawn(world, round)).map(({ code, name }) => `${code} ${name}`);
