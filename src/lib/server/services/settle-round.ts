import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { makeBundle } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { sealResults } from '#lib/domain/grade-round.ts';
import { problem } from '#lib/domain/problem.ts';
import { readDecimal } from '#lib/domain/points.ts';
import type { Result } from '#lib/domain/results.ts';
import { reference } from '../input.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';
import { gradeStored } from '../grading.ts';
import { refuse, Refusal } from '../refusal.ts';
import { demandSealed } from '../repos/readiness.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Grades the frozen round and keeps the results with all that they rest on. A notice publishes exactly these. Where it is
 * told which preview was looked at, it settles that or nothing, and once: whoever clicks twice, or in two windows, gets the
 * settlement that stands.
 */
export const settleRound = act({
  name: 'settle-round',
  input: z.strictObject({
    round: reference,
    results: reference.optional().describe('the digest of the preview that was looked at')
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, system, touch, tell, anchor, newId, now }, { results: seen }, { round: row }) {
    demandState(row, 'settle-round', 'deliberation');
    await demandSealed(db, row);
    const { round, results: body } = await gradeStored(db, row);
    if (body.incomplete.length > 0) refuse('round-incomplete', { participants: body.incomplete });
    if (body.undecided.length > 0) {
      throw new Refusal(body.undecided.map((group) => problem('round-undecided', group)));
    }
    const { results } = sealResults(body, sha256);
    if (seen !== undefined && seen !== results.digest) {
      refuse('results-changed', { expected: seen, found: results.digest });
    }
    const bundle = makeBundle(round.policy.data, round.data, results, sha256);
    const bytes = Buffer.from(canonical(bundle));
    const { orm, t } = db;
    const [last] = await orm
      .select({ id: t.settlement.id, number: t.settlement.number, bundle: t.settlement.bundle })
      .from(t.settlement)
      .where(eq(t.settlement.round, row.id))
      .orderBy(desc(t.settlement.number))
      .limit(1);
    if (seen !== undefined && last && last.id === row.settled && last.bundle === sha256(bytes)) {
      return { settlement: last.id, bundle: last.bundle, results: results.digest };
    }
    const id = newId();
    await touch('settlement', id);
    await touch('round', row.id);
    const digest = await system.contents.put(db, bytes, now);
    await orm.insert(t.settlement).values({
      id,
      round: row.id,
      number: (last?.number ?? 0) + 1,
      bundle: digest,
      digests: bundle.digests,
      participants: results.participants,
      quota: results.quota,
      by: actor.user,
      at: now
    });
    await keepResults(db, row.id, id, results.results);
    await orm.update(t.round).set({ settled: id }).where(eq(t.round.id, row.id));
    tell({ bundle: digest, results: results.digest });
    anchor('settle-round');
    return { settlement: id, bundle: digest, results: results.digest };
  }
});

/** One row per participant, so that a list or a studio's page need not open the bundle. */
async function keepResults(
  { orm, t }: Db,
  round: string,
  settlement: string,
  results: readonly Result[]
): Promise<void> {
  const participants = await orm
    .select({ id: t.participant.id, code: t.participant.code })
    .from(t.participant)
    .where(eq(t.participant.round, round));
  const ids = new Map(participants.map(({ id, code }) => [code, id]));
  const rows = results.map((result) => ({
    settlement,
    participant: ids.get(result.participant) ?? '',
    rank: result.rank,
    grade: result.grade,
    base: hundredths(result.base),
    bonus: hundredths(result.bonus),
    total: hundredths(result.total),
    result
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await orm.insert(t.settledResult).values(rows.slice(start, start + 500));
  }
}

const hundredths = (points: number | null): number | null =>
  points === null ? null : (readDecimal(points, 2) as number);
