/** Participants, experts, assignments and verified facts of a round file as rows. */
import { eq } from 'drizzle-orm';
import { byCodePoint, readDecimal } from '#lib/domain/points.ts';
import type { RoundData } from '#lib/domain/round.ts';
import type { ActContext } from '../service.ts';
import { insertObjects, insertRows } from './insert.ts';

/** Rows' ids by the ids in the file. */
export type Ids = ReadonlyMap<string, string>;

/**
 * Districts that the store knows are bound by name, studios by code and district together: a file with numbers of its
 * own must not end up on another district's studio. The others stay as the file has them.
 */
export async function importParticipants(
  context: ActContext,
  round: string,
  { participants }: RoundData
): Promise<Ids> {
  const { db, actor, newId, now } = context;
  const { orm, t } = db;
  const known = await orm
    .select({ id: t.studio.id, code: t.studio.code, district: t.authority.name })
    .from(t.studio)
    .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority));
  const studios = new Map(known.map(({ id, code, district }) => [`${code}\0${district}`, id]));
  const authorities = new Map((await orm.select().from(t.authority)).map(({ id, name }) => [name, id]));
  const ids = new Map(participants.map(({ id }) => [id, newId()]));
  const idOf = (code: string): string => ids.get(code) ?? '';
  await insertObjects(
    context,
    'participant',
    t.participant,
    participants.map(
      ({ id: code, name, district, recognisedOn = null, status = 'graded', reason = null }) => ({
        id: idOf(code),
        round,
        code,
        studio: studios.get(`${code}\0${district}`) ?? null,
        authority: authorities.get(district) ?? null,
        name,
        district,
        recognisedOn,
        status,
        statusReason: reason,
        createdAt: now
      })
    )
  );
  const vetoes = participants.flatMap(({ id: code, vetoes: own = [] }) =>
    own.map((veto) => ({ ...veto, id: newId(), participant: idOf(code), by: actor.user, at: now }))
  );
  await insertRows(context, t.veto, vetoes);
  return ids;
}

/** One panel with everybody whom the file names, under the id that the file gives. */
export async function importMembers(
  context: ActContext,
  round: string,
  { panels = [], sheets }: RoundData
): Promise<Ids> {
  const { db, newId } = context;
  const experts = [...new Set([...panels, ...sheets].map(({ expert }) => expert))].sort(byCodePoint);
  const ids = new Map(experts.map((expert) => [expert, newId()]));
  const panel = newId();
  await insertRows(context, db.t.panel, [{ id: panel, round, name: '导入' }]);
  const rows = [...ids].map(([pseudonym, id]) => ({ id, round, panel, expert: null, pseudonym }));
  await insertRows(context, db.t.panelMember, rows);
  return ids;
}

/**
 * As the file's panels say. Who scored beside them is not assigned: the sheet counts, and the results say that it stood
 * outside the panel. A file without panels says nothing of the kind, and then who scored is who was assigned.
 */
export async function importAssignments(
  context: ActContext,
  { participants, members }: { participants: Ids; members: Ids },
  { panels, sheets }: RoundData
): Promise<void> {
  const { db, newId, now } = context;
  const named = panels?.flatMap(({ expert, participants: own }) =>
    own.map((participant) => ({ expert, participant }))
  );
  const rows = (named ?? sheets).map(({ participant, expert }) => ({
    id: newId(),
    participant: participants.get(participant) ?? '',
    member: members.get(expert) ?? '',
    why: { how: 'imported' as const },
    at: now
  }));
  await insertRows(context, db.t.assignment, rows);
}

export async function importFacts(
  context: ActContext,
  participants: Ids,
  { facts = [] }: RoundData
): Promise<void> {
  const { db, actor, newId, now } = context;
  const rows = facts.map(({ participant, criterion, amount, by, on }) => ({
    id: newId(),
    participant: participants.get(participant) ?? '',
    criterion,
    revision: 1,
    amount: readDecimal(amount, 4) as number,
    checkedBy: by,
    checkedOn: on,
    by: actor.user,
    at: now
  }));
  await insertObjects(context, 'fact', db.t.fact, rows);
}
