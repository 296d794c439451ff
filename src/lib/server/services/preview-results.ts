import { z } from 'zod';
import { reference } from '../input.ts';
import { sealResults } from '#lib/domain/grade-round.ts';
import { sha256 } from '../digest.ts';
import { gradeStored } from '../grading.ts';
import { openSheets } from '../repos/readiness.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** What the round would come to as it stands. Writes nothing; provisional while sheets are missing or open, or a tie is. */
export const previewResults = view({
  name: 'preview-results',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db }, _input, { round }) {
    demandState(round, 'preview-results', ...DELIBERATION_AND_LATER);
    const { results: body } = await gradeStored(db, round);
    const { results } = sealResults(body, sha256);
    const open = await openSheets(db, round);
    const waits = [...results.incomplete, ...open, ...results.undecided];
    return { results, open, provisional: waits.length > 0 };
  }
});
