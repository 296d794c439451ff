import { and, asc, count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Result } from '#lib/domain/results.ts';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { refuse } from '../refusal.ts';
import { dayInShanghai } from '../clock.ts';
import { demandResults } from '../repos/notices.ts';
import { onlyAuthority, visibleRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/**
 * Settled results with their derivations: for who runs the round once they are settled, for others once they are public.
 * How many were graded in all, and how many seats there were, only for who sees them all.
 */
export const readResults = view({
  name: 'read-results',
  input: z.strictObject({ round: reference, page: pageSchema }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, now }, { page }, { round }) {
    const authority = onlyAuthority(actor, round);
    await demandResults(db, actor, round, 'read-results', dayInShanghai(now));
    const { settled } = round;
    if (settled === null) return refuse('round-not-settled', { round: round.code });
    const { orm, t } = db;
    const [settlement] = await orm.select().from(t.settlement).where(eq(t.settlement.id, settled));
    const filter = and(
      eq(t.settledResult.settlement, settled),
      authority === undefined ? undefined : eq(t.participant.authority, authority)
    );
    const rows = await orm
      .select({ result: t.settledResult.result, name: t.participant.name, district: t.participant.district })
      .from(t.settledResult)
      .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
      .where(filter)
      .orderBy(sql`${t.settledResult.rank} is null`, asc(t.settledResult.rank), asc(t.participant.code))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm
      .select({ total: count() })
      .from(t.settledResult)
      .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
      .where(filter);
    const isWhole = authority === undefined;
    return {
      rows: isWhole ? rows : rows.map(({ result, ...row }) => ({ ...row, result: ownPart(result) })),
      total: all?.total ?? 0,
      participants: isWhole ? (settlement?.participants ?? 0) : null,
      quota: isWhole ? (settlement?.quota ?? null) : null,
      bundle: settlement?.bundle ?? ''
    };
  }
});

/** Without the steps that count the whole round. */
const ownPart = (result: Result): Result => ({
  ...result,
  derivation: result.derivation.filter(({ rule }) => rule !== 'quota' && rule !== 'override')
});
