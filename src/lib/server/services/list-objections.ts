import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** All objections to a round's notices, in the order received. */
export const listObjections = view({
  name: 'list-objections',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db: { orm, t } }, _input, { round }) {
    const rows = await orm
      .select({ objection: t.objection, participant: t.participant.code })
      .from(t.objection)
      .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
      .leftJoin(t.participant, eq(t.participant.id, t.objection.participant))
      .where(eq(t.notice.round, round.id))
      .orderBy(asc(t.objection.at), asc(t.objection.id));
    return { objections: rows.map(({ objection, participant }) => ({ ...objection, participant })) };
  }
});
