/** Of who runs rounds: for each round that is not over, what brings it on, or what is in the way. */
import { and, asc, count, eq, isNull, ne } from 'drizzle-orm';
import { isOver } from '#lib/domain/notice-period.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db, Store } from '../db/store.ts';
import { gradedView } from '../graded-views.ts';
import { latestNotice } from '../repos/notices.ts';
import { countingSheets } from '../repos/readiness.ts';
import type { RoundRow } from '../repos/rounds.ts';
import type { Context } from '../service.ts';
import { nameOf, type RoundName, type Task } from './task.ts';

export async function managerTasks({ db, actor, now, system }: Context): Promise<Task[]> {
  const { orm, t } = db;
  const rows = await orm
    .select()
    .from(t.round)
    .where(
      and(
        ne(t.round.state, 'final'),
        actor.authority === null ? undefined : eq(t.round.authority, actor.authority)
      )
    )
    .orderBy(asc(t.round.date), asc(t.round.code));
  const today = dayInShanghai(now);
  const tasks: Task[] = [];
  for (const row of rows) tasks.push(...(await tasksOf(system.store, db, row, nameOf(row), today)));
  return tasks;
}

async function tasksOf(
  store: Store,
  db: Db,
  row: RoundRow,
  round: RoundName,
  today: string
): Promise<Task[]> {
  switch (row.state) {
    case 'draft':
      return [{ kind: 'open-round', round, participants: await participantsOf(db, row) }];
    case 'scoring':
    case 'deliberation': {
      const { open, all } = await countingSheets(db, row);
      if (open > 0) return [{ kind: 'await-sheets', round, stage: row.state, missing: open, of: all }];
      if (row.state === 'scoring') return [{ kind: 'begin-deliberation', round, sheets: all }];
      return row.settled === null ? toSettle(store, db, row, round) : [{ kind: 'publish-round', round }];
    }
    case 'publicity':
      return toFinalise(db, row, round, today);
    case 'final':
      return [];
  }
}

/** What settling would say, without doing it. */
async function toSettle(store: Store, db: Db, row: RoundRow, round: RoundName): Promise<Task[]> {
  const graded = await gradedView(store, db, row);
  const problems = graded.ok ? graded.value.setAside.flatMap((each) => each.problems) : graded.problems;
  if (!graded.ok || problems.length > 0)
    return [{ kind: 'solve-problems', round, problems: problems.length }];
  const { incomplete, undecided } = graded.value.results;
  if (incomplete.length > 0) {
    return [{ kind: 'complete-panels', round, participants: incomplete.length }];
  }
  if (undecided.length === 0) return [{ kind: 'settle-round', round }];
  const participants = undecided.reduce((sum, group) => sum + group.participants.length, 0);
  return [{ kind: 'decide-ties', round, ties: undecided.length, participants }];
}

async function toFinalise(db: Db, row: RoundRow, round: RoundName, today: string): Promise<Task[]> {
  const { orm, t } = db;
  const [open] = await orm
    .select({ objections: count() })
    .from(t.objection)
    .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
    .where(and(eq(t.notice.round, row.id), isNull(t.objection.outcome)));
  const objections = open?.objections ?? 0;
  if (objections > 0) return [{ kind: 'decide-objections', round, objections }];
  const notice = await latestNotice(db, row.id);
  return notice && isOver(notice.lastDay, today)
    ? [{ kind: 'finalise-round', round, lastDay: notice.lastDay }]
    : [];
}

async function participantsOf({ orm, t }: Db, row: RoundRow): Promise<number> {
  const [all] = await orm
    .select({ participants: count() })
    .from(t.participant)
    .where(eq(t.participant.round, row.id));
  return all?.participants ?? 0;
}
