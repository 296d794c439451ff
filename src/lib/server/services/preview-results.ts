import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '../db/store.ts';
import { demand } from '../grading.ts';
import { gradedView } from '../graded-views.ts';
import { reference } from '../input.ts';
import { openSheets } from '../repos/readiness.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound, type RoundRow } from '../repos/rounds.ts';
import { view } from '../service.ts';

/**
 * What the round would come to as it stands, with all that it rests on. Writes nothing; provisional while sheets are
 * missing or open, a tie is, or a recorded decision fits no longer: such a one is left out, and said.
 */
export const previewResults = view({
  name: 'preview-results',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, system }, _input, { round: row }) {
    demandState(row, 'preview-results', ...DELIBERATION_AND_LATER);
    const { round, sealed, setAside } = demand(await gradedView(system.store, db, row));
    const results = sealed();
    const open = await openSheets(db, row);
    const decisions = await decisionsOf(db, row);
    const unfit = setAside.map(({ index, problems }) => ({ decision: decisions[index], problems }));
    return {
      results,
      open,
      provisional: isProvisional(results.incomplete, open, results.undecided, unfit),
      /** the round file that was graded, experts by pseudonym */
      round,
      participants: await participantsOf(db, row),
      /** those in force, in the order recorded */
      decisions,
      unfit,
      settled: await settledOf(db, row),
      blocks: blocksOf(results, open, unfit)
    };
  }
});

const isProvisional = (...waits: readonly (readonly unknown[])[]): boolean =>
  waits.some((each) => each.length > 0);

/** What settling would refuse, in the words of its refusal. */
function blocksOf(
  { incomplete, undecided }: { incomplete: string[]; undecided: { participants: string[]; seats: number }[] },
  open: string[],
  unfit: readonly { problems: Problem[] }[]
): Problem[] {
  return [
    ...(open.length > 0 ? [problem('sheets-open', { participants: open })] : []),
    ...unfit.flatMap(({ problems }) => problems),
    ...(incomplete.length > 0 ? [problem('round-incomplete', { participants: incomplete })] : []),
    ...undecided.map((group) => problem('round-undecided', group))
  ];
}

/** By code: what a round file does not say of a studio. */
async function participantsOf(db: Db, { id: round }: RoundRow) {
  const query = db.prepared('preview:participants', (orm, t) =>
    orm
      .select({
        id: t.participant.id,
        code: t.participant.code,
        trade: t.studio.trade,
        studio: t.studio.code
      })
      .from(t.participant)
      .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
      .where(eq(t.participant.round, sql.placeholder('round')))
      .orderBy(asc(t.participant.code))
  );
  return query({ round });
}

/** In force, in the order in which a round file has them. */
const decisionsOf = ({ orm, t }: Db, { id }: RoundRow) =>
  orm
    .select({ id: t.decision.id, number: t.decision.number, data: t.decision.data, at: t.decision.at })
    .from(t.decision)
    .where(and(eq(t.decision.round, id), isNull(t.decision.withdrawnAt)))
    .orderBy(asc(t.decision.number));

/** The results that a notice may publish, where nothing that they rest on has changed since. */
async function settledOf({ orm, t }: Db, { settled }: RoundRow) {
  if (settled === null) return null;
  const [row] = await orm
    .select({
      id: t.settlement.id,
      number: t.settlement.number,
      at: t.settlement.at,
      digests: t.settlement.digests
    })
    .from(t.settlement)
    .where(eq(t.settlement.id, settled));
  return row ? { id: row.id, number: row.number, at: row.at, results: row.digests.results } : null;
}
