/** Of who checks figures: rows of the table with an amount that nobody has checked yet, while it can still help. */
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { takesFact } from '#lib/domain/read-participants.ts';
import { policyOf } from '../repos/policies.ts';
import type { Context } from '../service.ts';
import { nameOf, type Task } from './task.ts';

export async function staffTasks({ db, actor }: Context): Promise<Task[]> {
  const { orm, t } = db;
  const own = actor.authority;
  const isTheirs = and(
    inArray(t.round.state, ['draft', 'scoring']),
    eq(t.participant.status, 'graded'),
    own === null ? undefined : or(eq(t.participant.authority, own), eq(t.round.authority, own))
  );
  const rows = await orm
    .select({ round: t.round, participant: t.participant.id })
    .from(t.participant)
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .where(isTheirs)
    .orderBy(asc(t.round.date), asc(t.round.code));
  const checked = await orm
    .selectDistinct({ participant: t.fact.participant, criterion: t.fact.criterion })
    .from(t.fact)
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .where(isTheirs);
  const there = new Set(checked.map(({ participant, criterion }) => `${participant} ${criterion}`));
  const tasks: Task[] = [];
  for (const group of Map.groupBy(rows, ({ round }) => round.id).values()) {
    const [first] = group;
    if (!first) continue;
    const { rubric } = await policyOf(db, first.round);
    const figures = rubric.criteria.filter(takesFact).map(({ id }) => id);
    const missing = group
      .map(({ participant }) => figures.filter((id) => !there.has(`${participant} ${id}`)).length)
      .filter((each) => each > 0);
    if (missing.length === 0) continue;
    tasks.push({
      kind: 'verify-facts',
      round: nameOf(first.round),
      figures: missing.reduce((sum, each) => sum + each, 0),
      participants: missing.length
    });
  }
  return tasks;
}
