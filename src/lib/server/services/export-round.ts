import { z } from 'zod';
import { reference } from '../input.ts';
import { roundData } from '../repos/round-data.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** The round as a round file, experts by pseudonym: it grades to the same results as the stored one. */
export const exportRound = view({
  name: 'export-round',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  run({ db }, _input, { round }) {
    demandState(round, 'export-round', ...DELIBERATION_AND_LATER);
    return roundData(db, round);
  }
});
