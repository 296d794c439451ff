/** What an expert typed that no sheet could take, kept for the person who typed it. Decides nothing about sheets. */
import { and, eq } from 'drizzle-orm';
import { isPlainObject, type Problem } from '#lib/domain/problem.ts';
import type { Db, Tables } from './db/store.ts';
import { digestOf } from './digest.ts';
import { reference } from './input.ts';
import type { ActContext } from './service.ts';

type KeptText = Tables['refusedChange']['$inferInsert'];

/** Once for each text: another text under an id that its own user took is kept beside it, the id with its digest. */
export async function keepText({ orm, t }: Db, row: KeptText): Promise<void> {
  const textOf = ({ sheetName, criterion, input }: KeptText): string =>
    digestOf([sheetName, criterion, input]);
  const { user: owner, id: name } = t.refusedChange;
  const [there] = await orm
    .select()
    .from(t.refusedChange)
    .where(and(eq(owner, row.user), eq(name, row.id)));
  const id = there && textOf(there) !== textOf(row) ? `${row.id}~${textOf(row).slice(0, 16)}` : row.id;
  await orm
    .insert(t.refusedChange)
    .values({ ...row, id })
    .onConflictDoNothing({ target: [owner, name] });
}

/** In characters of JSON. */
const LONGEST_KEPT = 200_000;

/** Of what has not even the shape of a change: what can be read of it. @returns its id, where it has one */
export async function keepMalformed(
  { db, actor: { user }, now }: ActContext,
  given: unknown,
  { code }: Problem
): Promise<string> {
  const { id, sheet, criterion, input, at } = isPlainObject(given) ? given : {};
  const [name, sheetName, row] = [id, sheet, criterion].map((value) => reference.safeParse(value).data ?? '');
  if (user === null || !name) return name ?? '';
  const text = JSON.stringify(input ?? null).slice(0, LONGEST_KEPT);
  await keepText(db, {
    id: name,
    user,
    sheetName: sheetName ?? '',
    criterion: row ?? '',
    input: { text },
    code,
    deviceAt: Number.isSafeInteger(at) ? Number(at) : now,
    at: now
  });
  return name;
}
