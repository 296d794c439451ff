/** For what an account acts: what its role asks for, whether that is there, and who acts as the expert already. */
import { eq } from 'drizzle-orm';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '../db/store.ts';
import { enabledAccountOf, type AccountRole } from './accounts.ts';

export interface Scope {
  role: AccountRole;
  /** null: the whole city */
  authority: string | null;
  /** of the role expert: as whom */
  expert: string | null;
}

/** Who acts where: experts as themselves, administrators everywhere, the others for an authority or the city. */
export function scopeProblems({ role, authority, expert }: Scope): Problem[] {
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

/** Another account that acts as the expert. @param self the account that may */
export async function rivals(db: Db, { expert }: Scope, self?: string): Promise<Problem[]> {
  const other = expert === null ? undefined : await enabledAccountOf(db, expert);
  return other && other.id !== self
    ? [problem('already-there', { kind: 'user', name: other.name }, { path: 'expert' })]
    : [];
}

export async function absences({ orm, t }: Db, { authority, expert }: Scope): Promise<Problem[]> {
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
