/** Of who looks on: what can be read now, notices that run and rounds that have lately become final. */
import { and, desc, eq, gte, isNull, lte } from 'drizzle-orm';
import { dayInShanghai, daysBetween } from '../clock.ts';
import { isVisible } from '../repos/rounds.ts';
import type { Context } from '../service.ts';
import { nameOf, type Task } from './task.ts';

/** For so long a final round is news. */
const NEWS_MS = 90 * 24 * 3_600_000;

export async function officialTasks({ db, actor, now }: Context): Promise<Task[]> {
  const { orm, t } = db;
  const today = dayInShanghai(now);
  const running = await orm
    .select({ round: t.round, notice: t.notice })
    .from(t.notice)
    .innerJoin(t.round, eq(t.round.id, t.notice.round))
    .where(
      and(
        isVisible(db, actor),
        eq(t.round.state, 'publicity'),
        isNull(t.notice.withdrawnAt),
        // Before its first day nobody but who runs the round knows of it.
        lte(t.notice.firstDay, today),
        gte(t.notice.lastDay, today)
      )
    )
    .orderBy(t.notice.lastDay, t.round.code);
  const final = await orm
    .select({ round: t.round })
    .from(t.round)
    .where(and(isVisible(db, actor), eq(t.round.state, 'final'), gte(t.round.finalAt, now - NEWS_MS)))
    .orderBy(desc(t.round.finalAt), t.round.code);
  return [
    ...running.map(({ round, notice: { firstDay, lastDay } }): Task => ({
      kind: 'notice-runs',
      round: nameOf(round),
      firstDay,
      lastDay,
      days: daysBetween(today, lastDay) + 1
    })),
    ...final.map(({ round }): Task => ({
      kind: 'round-final',
      round: nameOf(round),
      on: dayInShanghai(round.finalAt ?? now)
    }))
  ];
}
