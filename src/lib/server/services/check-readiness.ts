import { z } from 'zod';
import { assessmentOf } from '../grading.ts';
import { reference } from '../input.ts';
import { policyOf } from '../repos/policies.ts';
import { belowQuorum, countingSheets, openSheets } from '../repos/readiness.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** What begin-deliberation would say of a round in scoring, before it is asked: codes of the studios in its way. */
export const checkReadiness = view({
  name: 'check-readiness',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db }, _input, { round }) {
    demandState(round, 'check-readiness', 'scoring');
    const { quorum } = assessmentOf(await policyOf(db, round), round);
    return {
      quorum,
      sheets: await countingSheets(db, round),
      unsealed: await openSheets(db, round),
      belowQuorum: await belowQuorum(db, round, quorum)
    };
  }
});
