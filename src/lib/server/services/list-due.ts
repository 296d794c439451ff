import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { timingOf } from '#lib/domain/due-timing.ts';
import { reference } from '../input.ts';
import { dueStudios } from '../repos/due.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** Every studio that a draft could take in, and whether the calendar says that it is due, with why. */
export const listDue = view({
  name: 'list-due',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db }, _input, { round }) {
    demandState(round, 'list-due', 'draft');
    const { orm, t } = db;
    const there = await orm
      .select({ studio: t.participant.studio })
      .from(t.participant)
      .where(eq(t.participant.round, round.id));
    const invited = new Set(there.map(({ studio }) => studio));
    const { data } = await policyOf(db, round);
    const studios = await dueStudios(db, round);
    return {
      timing: timingOf(data.id, round.assessment),
      rows: studios.map(({ id, code, name, unit, district, trade, recognisedOn, last, underway, due }) => ({
        code,
        name,
        unit,
        district,
        trade,
        recognisedOn,
        last,
        underway,
        due,
        isInvited: invited.has(id)
      }))
    };
  }
});
