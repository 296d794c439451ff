import { z } from 'zod';
import { tally } from '#lib/domain/distribution.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import { whatIfOf } from '#lib/domain/what-if.ts';
import { demand } from '../grading.ts';
import { gradedView } from '../graded-views.ts';
import { reference } from '../input.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** One setting to try, as `cap.percent` or `grades.bands.pass.min`; no cap is `cap` null. */
const changeSchema = z.strictObject({
  path: reference,
  value: z.union([z.number(), z.string(), z.boolean(), z.null()])
});

/** 试算: the round under other settings, cited ones too. Writes nothing, has no digest; who would change, from what to what. */
export const whatIfResults = view({
  name: 'what-if-results',
  input: z.strictObject({ round: reference, changes: z.array(changeSchema).max(20) }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, system }, { changes }, { round: row }) {
    demandState(row, 'what-if-results', ...DELIBERATION_AND_LATER);
    const { round, results: before } = demand(await gradedView(system.store, db, row));
    const tried = demand(whatIfOf(round, before, changes));
    return {
      hypothetical: tried.hypothetical,
      settings: tried.settings,
      changes: tried.changes,
      setAside: tried.setAside.length,
      before: summaryOf(before),
      after: summaryOf(tried.results)
    };
  }
});

const summaryOf = ({ results, participants, quota, undecided, incomplete }: ResultsBody) => ({
  participants,
  quota,
  undecided: undecided.length,
  incomplete: incomplete.length,
  /** by grade, `undecided` among them; without those that receive none */
  grades: Object.fromEntries(tally(results, ({ grade }) => grade ?? '').entries()) as Record<string, number>
});
