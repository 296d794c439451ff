import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** All objections to a round's notices, in the order received, each with the files that came with it. */
export const listObjections = view({
  name: 'list-objections',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db: { orm, t } }, _input, { round }) {
    const rows = await orm
      .select({ objection: t.objection, participant: t.participant.code, studio: t.participant.name })
      .from(t.objection)
      .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
      .leftJoin(t.participant, eq(t.participant.id, t.objection.participant))
      .where(eq(t.notice.round, round.id))
      .orderBy(asc(t.objection.at), asc(t.objection.id));
    const ofRound = orm
      .select({ id: t.objection.id })
      .from(t.objection)
      .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
      .where(eq(t.notice.round, round.id));
    const files = await orm
      .select({
        id: t.attachment.id,
        owner: t.attachment.owner,
        fileName: t.attachment.fileName,
        size: t.attachment.size
      })
      .from(t.attachment)
      .where(and(eq(t.attachment.kind, 'objection'), inArray(t.attachment.owner, ofRound)))
      .orderBy(asc(t.attachment.at), asc(t.attachment.id));
    const byOwner = Map.groupBy(files, ({ owner }) => owner);
    return {
      objections: rows.map(({ objection, participant, studio }) => ({
        ...objection,
        participant,
        studio,
        files: (byOwner.get(objection.id) ?? []).map(({ owner: _, ...file }) => file)
      }))
    };
  }
});
