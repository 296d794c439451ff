import { asc, count } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { onlyAuthority, seenParticipants, visibleRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** Who takes part, with status. No point: list-scores has those. */
export const listParticipants = view({
  name: 'list-participants',
  input: z.strictObject({ round: reference, page: pageSchema }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db: { orm, t }, actor }, { page }, { round }) {
    const authority = onlyAuthority(actor, round);
    const filter = seenParticipants({ t }, round.id, authority);
    const rows = await orm
      .select({
        id: t.participant.id,
        code: t.participant.code,
        studio: t.participant.studio,
        name: t.participant.name,
        district: t.participant.district,
        recognisedOn: t.participant.recognisedOn,
        status: t.participant.status,
        statusReason: t.participant.statusReason
      })
      .from(t.participant)
      .where(filter)
      .orderBy(asc(t.participant.code))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm.select({ total: count() }).from(t.participant).where(filter);
    return { rows, total: all?.total ?? 0 };
  }
});
