import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '../db/store.ts';
import { ACCOUNT_ROLES, accountByName, enabledAccountOf } from '../identity/accounts.ts';
import { foldName, nameProblems, tidyName } from '../identity/names.ts';
import { reference } from '../input.ts';
import { Refusal } from '../refusal.ts';
import { act } from '../service.ts';

const input = z.strictObject({
  name: reference,
  role: z.enum(ACCOUNT_ROLES),
  /** null: the whole city */
  authority: reference.nullable(),
  /** of the role expert: as whom */
  expert: reference.nullable()
});

/** An account that nothing opens yet: a one-time code does (issue-code). */
export const createUser = act({
  name: 'create-user',
  input,
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'user', id: name }),
  async run({ db, touch, tell, newId, now }, given) {
    const { role, authority, expert } = given;
    const name = tidyName(given.name);
    const problems = [
      ...nameProblems(name, 'name'),
      ...scopeProblems(given),
      ...(await absences(db, given)),
      ...((await accountByName(db, name))
        ? [problem('already-there', { kind: 'user', name }, { path: 'name' })]
        : []),
      ...(await rivals(db, given))
    ];
    if (problems.length > 0) throw new Refusal(problems);
    const id = newId();
    await touch('user', id);
    tell({ user: id, role, authority, expert });
    await db.orm
      .insert(db.t.user)
      .values({ id, name, foldedName: foldName(name), role, authority, expert, createdAt: now });
    return { id };
  }
});

/** Who acts where: experts as themselves, administrators everywhere, the others for an authority or the city. */
function scopeProblems({ role, authority, expert }: z.infer<typeof input>): Problem[] {
  const problems: Problem[] = [];
  const fault = (code: 'scope-missing' | 'scope-superfluous', field: 'authority' | 'expert'): Problem =>
    problem(code, { role, field }, { path: field });
  const isExpert = role === 'expert';
  if (isExpert && expert === null) problems.push(fault('scope-missing', 'expert'));
  if (!isExpert && expert !== null) {
    problems.push(fault('scope-superfluous', 'expert'));
  }
  if ((isExpert || role === 'administrator') && authority !== null) {
    problems.push(fault('scope-superfluous', 'authority'));
  }
  return problems;
}

/** Another account that acts as the expert. */
async function rivals(db: Db, { expert }: z.infer<typeof input>): Promise<Problem[]> {
  const other = expert === null ? undefined : await enabledAccountOf(db, expert);
  return other ? [problem('already-there', { kind: 'user', name: other.name }, { path: 'expert' })] : [];
}

async function absences({ orm, t }: Db, { authority, expert }: z.infer<typeof input>): Promise<Problem[]> {
  const problems: Problem[] = [];
  if (authority !== null) {
    const found = await orm
      .select({ id: t.authority.id })
      .from(t.authority)
      .where(eq(t.authority.id, authority));
    if (found.length === 0) {
      problems.push(problem('not-found', { kind: 'authority', id: authority }, { path: 'authority' }));
    }
  }
  if (expert !== null) {
    const found = await orm.select({ id: t.expert.id }).from(t.expert).where(eq(t.expert.id, expert));
    if (found.length === 0) {
      problems.push(problem('not-found', { kind: 'expert', id: expert }, { path: 'expert' }));
    }
  }
  return problems;
}
