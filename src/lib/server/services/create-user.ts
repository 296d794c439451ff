import { z } from 'zod';
import { problem } from '#lib/domain/problem.ts';
import { ACCOUNT_ROLES, accountByName } from '../identity/accounts.ts';
import { foldName, nameProblems, tidyName } from '../identity/names.ts';
import { absences, rivals, scopeProblems } from '../identity/scope.ts';
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
