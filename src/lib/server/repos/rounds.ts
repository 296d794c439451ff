/** Finding rounds and participants, and whose they are. Decides nothing about who may. */
import { and, eq, exists, or } from 'drizzle-orm';
import type { Actor, Subject } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import type { RoundState } from '../db/values.ts';
import { refuse } from '../refusal.ts';
import type { ActContext } from '../service.ts';

export type RoundRow = Tables['round']['$inferSelect'];
export type ParticipantRow = Tables['participant']['$inferSelect'];

export interface RoundSubject extends Subject {
  round: RoundRow;
}

export interface ParticipantSubject extends RoundSubject {
  participant: ParticipantRow;
}

export async function findRound({ orm, t }: Db, id: string): Promise<RoundRow | undefined> {
  const [round] = await orm.select().from(t.round).where(eq(t.round.id, id));
  return round;
}

/** A round as the business of who runs it. */
export async function managedRound(db: Db, id: string): Promise<RoundSubject | undefined> {
  const round = await findRound(db, id);
  return round && { round, authorities: [round.authority] };
}

/** A round as something to look at: for those too whose studios take part. What they see of it is theirs alone. */
export async function visibleRound(db: Db, id: string, actor: Actor): Promise<RoundSubject | undefined> {
  const round = await findRound(db, id);
  if (!round) return undefined;
  const isTheirs = actor.authority !== null && (await takesPart(db, id, actor.authority));
  return { round, authorities: isTheirs ? [round.authority, actor.authority] : [round.authority] };
}

/** As a condition on rounds: what `visibleRound` says of one. */
export function isVisible({ orm, t }: Db, { authority }: Actor) {
  if (authority === null) return undefined;
  const own = orm
    .select({ id: t.participant.id })
    .from(t.participant)
    .where(and(eq(t.participant.authority, authority), eq(t.participant.round, t.round.id)));
  return or(eq(t.round.authority, authority), exists(own));
}

async function takesPart({ orm, t }: Db, round: string, authority: string): Promise<boolean> {
  const [one] = await orm
    .select({ id: t.participant.id })
    .from(t.participant)
    .where(and(eq(t.participant.authority, authority), eq(t.participant.round, round)))
    .limit(1);
  return one !== undefined;
}

/** A participant as the business of who runs its round. */
export async function managedParticipant(db: Db, id: string): Promise<ParticipantSubject | undefined> {
  const [participant] = await db.orm.select().from(db.t.participant).where(eq(db.t.participant.id, id));
  const subject = participant && (await managedRound(db, participant.round));
  return subject && { ...subject, participant };
}

/** A participant as the business of its own authority too: facts are checked where the studio is. */
export async function localParticipant(db: Db, id: string): Promise<ParticipantSubject | undefined> {
  const subject = await managedParticipant(db, id);
  return subject && { ...subject, authorities: [...subject.authorities, subject.participant.authority] };
}

/**
 * Which participants an actor sees of a round that it may look at: all where the round is its own or its account is
 * city-wide, otherwise those of its authority.
 */
export function onlyAuthority(actor: Actor, round: RoundRow): string | undefined {
  if (actor.authority === null || round.authority === actor.authority) return undefined;
  return actor.authority;
}

/** Whether an actor is the round's own manager, who sees all of it and before others do. */
export const runsRound = (actor: Actor, round: RoundRow): boolean =>
  actor.role === 'manager' && onlyAuthority(actor, round) === undefined;

/** The participants of a round that are seen by who is limited to an authority, if by any (onlyAuthority). */
export const seenParticipants = ({ t }: Pick<Db, 't'>, round: string, authority: string | undefined) =>
  and(
    eq(t.participant.round, round),
    authority === undefined ? undefined : eq(t.participant.authority, authority)
  );

/** @throws Refusal round-state, which says what has to happen first */
export function demandState(round: RoundRow, act: string, ...needs: RoundState[]): void {
  if (!needs.includes(round.state)) refuse('round-state', { act, state: round.state, needs });
}

export const DELIBERATION_AND_LATER = ['deliberation', 'publicity', 'final'] as const;
export const PUBLISHED = ['publicity', 'final'] as const;

/** What a settled result rested on has changed: it must be settled again before it is published. */
export async function unsettle({ db: { orm, t }, touch }: ActContext, round: RoundRow): Promise<void> {
  if (round.settled === null) return;
  await touch('round', round.id);
  await orm.update(t.round).set({ settled: null }).where(eq(t.round.id, round.id));
}
