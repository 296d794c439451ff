/** Of who keeps accounts and calendars: who cannot enter yet, who could stand in, which year's holidays are missing. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { dayInShanghai } from '../clock.ts';
import { holidayTable } from '../repos/holidays.ts';
import type { Context } from '../service.ts';
import type { Task } from './task.ts';

/** The State Council announces the next year's holidays about then. */
const ANNOUNCED_FROM_MONTH = 11;

export async function administratorTasks({ db, now }: Context): Promise<Task[]> {
  const { orm, t } = db;
  const tasks: Task[] = [];
  const outside = await orm
    .select({ id: t.user.id })
    .from(t.user)
    .where(and(isNull(t.user.passwordHash), isNull(t.user.disabledAt)));
  if (outside.length > 0) {
    const withCode = await orm
      .selectDistinct({ user: t.oneTimeCode.user })
      .from(t.oneTimeCode)
      .innerJoin(t.user, eq(t.user.id, t.oneTimeCode.user))
      .where(
        and(
          isNull(t.user.passwordHash),
          isNull(t.user.disabledAt),
          isNull(t.oneTimeCode.usedAt),
          gt(t.oneTimeCode.expiresAt, now)
        )
      );
    tasks.push({
      kind: 'enter-accounts',
      accounts: outside.length,
      codeless: outside.length - withCode.length
    });
  }
  const administrators = await orm
    .select({ id: t.user.id })
    .from(t.user)
    .where(and(eq(t.user.role, 'administrator'), isNull(t.user.disabledAt)))
    .limit(2);
  if (administrators.length < 2) tasks.push({ kind: 'second-administrator' });
  const [year = 0, month = 0] = dayInShanghai(now).split('-').map(Number);
  const { years } = await holidayTable(db);
  const due = month >= ANNOUNCED_FROM_MONTH ? [year, year + 1] : [year];
  for (const each of due) if (!years.includes(each)) tasks.push({ kind: 'set-holidays', year: each });
  return tasks;
}
