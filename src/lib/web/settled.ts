/** Settled results, all of them: a round has at most some hundreds. */
import type { Actor } from '#lib/server/access.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import type { System } from '#lib/server/system.ts';

type Answer = Awaited<ReturnType<typeof readResults>>;
export type SettledRow = Answer['rows'][number];

const PER_PAGE = 500;

/** @throws Refusal as `read-results` does */
export async function allResults(
  system: System,
  actor: Actor,
  round: string
): Promise<Pick<Answer, 'participants' | 'quota' | 'bundle'> & { rows: SettledRow[] }> {
  const rows: SettledRow[] = [];
  for (;;) {
    const page = { offset: rows.length, limit: PER_PAGE };
    const answer = await readResults(system, actor, { round, page });
    rows.push(...answer.rows);
    const { participants, quota, bundle } = answer;
    if (answer.rows.length === 0 || rows.length >= answer.total) return { rows, participants, quota, bundle };
  }
}
