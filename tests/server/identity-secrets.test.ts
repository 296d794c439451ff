/** Nothing that opens an account lies in the store or in an answer, but the one answer that hands it over. */
import { is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { foldName } from '#lib/server/identity/names.ts';
import { changePassword } from '#lib/server/services/change-password.ts';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { listSessions } from '#lib/server/services/list-sessions.ts';
import { listUsers } from '#lib/server/services/list-users.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { signIn } from '#lib/server/services/sign-in.ts';
import type { System } from '#lib/server/system.ts';
import { actorFor, appCode, CLIENT, makeUser, PASSWORD } from './support/identity.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, OPERATOR, PUBLIC } from './support/system.ts';

test('a whole life with keys, searched', async () => {
  const system = await freshSystem();
  const name = '冯唐';
  const next = 'another good password';
  const user = await makeUser(system, name, 'administrator');
  const { code } = await issueCode(system, OPERATOR, { user }, { key: 'issue' });
  const first = await setPassword(
    system,
    PUBLIC,
    { ...CLIENT, name, code: code!, password: PASSWORD },
    { key: 'set' }
  );
  const actor = await actorFor(system, user);
  const { secret, uri } = await prepareSecondFactor(system, actor, {}, { key: 'prepare' });
  const confirming = { code: appCode(system, secret!), password: PASSWORD };
  const { recoveryCodes } = await confirmSecondFactor(system, actor, confirming, { key: 'confirm' });
  system.pass(60_000);
  const entering = { ...CLIENT, name, password: PASSWORD, secondFactor: appCode(system, secret!) };
  const second = await signIn(system, PUBLIC, entering, { key: 'enter' });
  // People type their password where the name belongs.
  await refusalOf(signIn(system, PUBLIC, { ...CLIENT, name: PASSWORD, password: '' }));
  const changing = { password: PASSWORD, next, session: second.session };
  await changePassword(system, actor, changing, { key: 'change' });

  // The same keys again show nothing again.
  expect((await issueCode(system, OPERATOR, { user }, { key: 'issue' })).code).toBeNull();
  expect(await prepareSecondFactor(system, actor, {}, { key: 'prepare' })).toEqual({
    secret: null,
    uri: null
  });

  const codes = [code!, ...recoveryCodes];
  const secrets = [
    PASSWORD,
    foldName(PASSWORD),
    next,
    ...codes,
    ...codes.map((each) => each.replaceAll('-', '')),
    ...[first, second].flatMap(({ token, device }) => [token, device]),
    uri!
  ];
  const stored = await everyRow(system);
  expect(stored.user).toContain(secret!); // the search does find what is there
  for (const [table, rows] of Object.entries(stored)) {
    for (const each of secrets) expect(rows, table).not.toContain(each);
    if (table !== 'user') expect(rows, table).not.toContain(secret!);
  }
  // Of an input with a password not even a digest is kept: it could be guessed from.
  for (const key of ['set', 'confirm', 'enter', 'change'])
    expect(stored.idempotency).not.toContain(`"key":"${key}"`);

  const shown = JSON.stringify([
    await listUsers(system, OPERATOR, { search: null, after: null, limit: 50 }),
    await listSessions(system, actor, {})
  ]);
  for (const each of [...secrets, secret!, '$argon2id$']) expect(shown).not.toContain(each);
  expect(stored.user).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  await system.drop();
});

const everyRow = (system: System): Promise<Record<string, string>> =>
  system.store.read(async ({ orm, t }) => {
    const rows: Record<string, string> = {};
    for (const [name, table] of Object.entries(t)) {
      if (is(table, SQLiteTable) || is(table, PgTable)) {
        rows[name] = JSON.stringify(await orm.select().from(table as SQLiteTable));
      }
    }
    expect(Object.keys(rows).length).toBeGreaterThan(30);
    return rows;
  });
