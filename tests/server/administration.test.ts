/** What an administrator keeps: scopes of accounts, authorities, regulations, holidays, and how the store is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { accountById } from '#lib/server/identity/accounts.ts';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { foldLabel, tidyLabel } from '#lib/server/same-name.ts';
import { changeUser } from '#lib/server/services/change-user.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { listHolidays } from '#lib/server/services/list-holidays.ts';
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { listUsers } from '#lib/server/services/list-users.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readHealth } from '#lib/server/services/read-health.ts';
import { readPolicy } from '#lib/server/services/read-policy.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { renameAuthority } from '#lib/server/services/rename-authority.ts';
import { searchAudit } from '#lib/server/services/search-audit.ts';
import { setHolidays } from '#lib/server/services/set-holidays.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { ENGINE } from './support/engines.ts';
import { actorFor, makeEntered, REASON } from './support/identity.ts';
import { refusalOf, refusalsOf } from './support/refusals.ts';
import { deliberationRound } from './support/stages.ts';
import { freshSystem, OPERATOR, type TestSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

const authority = async (name: string): Promise<string> =>
  (await registerAuthority(system, OPERATOR, { kind: 'district', name })).id;

/** Each with the field that it concerns. */
const codesOf = async (work: Promise<unknown>): Promise<string[]> =>
  (await refusalsOf(work)).map(({ code, path }) => `${code} ${path ?? ''}`.trim());

describe('the scope of an account', () => {
  const scoped = async (name: string, within: string | null) =>
    createUser(system, OPERATOR, { name, role: 'staff', authority: within, expert: null });

  test('is changed with a reason, and everybody in the account is out', async () => {
    const [one, two] = [await authority('示范一区'), await authority('示范二区')];
    const { id, entered } = await makeEntered(system, '示范经办', 'staff');
    await changeUser(system, OPERATOR, { user: id, authority: one, expert: null, ...REASON });
    expect(await actorFor(system, id)).toMatchObject({ role: 'staff', authority: one });
    expect((await refusalOf(resolveSession(system, entered.token))).code).toBe('session-ended');
    await changeUser(system, OPERATOR, { user: id, authority: two, expert: null, ...REASON });
    await changeUser(system, OPERATOR, { user: id, authority: two, expert: null, ...REASON });
    const { rows } = await searchAudit(system, OPERATOR, { act: 'change-user', limit: 50 });
    expect(rows.map(({ detail }) => detail)).toEqual([
      { user: id, authority: two, expert: null, reason: REASON.reason, sessions: 0 },
      { user: id, authority: one, expert: null, reason: REASON.reason, sessions: 1 }
    ]);
    expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  });

  test('must fit the role, and be there', async () => {
    const world = await makeWorld(system);
    const [expert, other] = world.experts as [string, string];
    const { id: staff } = await scoped('示范经办', null);
    const change = (user: string, asked: { authority?: string; expert?: string }) =>
      changeUser(system, OPERATOR, { user, authority: null, expert: null, ...REASON, ...asked });
    expect(await codesOf(change(staff, { expert }))).toEqual([
      'scope-superfluous expert',
      'already-there expert'
    ]);
    expect(await codesOf(change(staff, { authority: 'nowhere' }))).toEqual(['not-found authority']);
    const mine = world.expertActors[0]!.user!;
    expect(await codesOf(change(mine, {}))).toEqual(['scope-missing expert']);
    expect(await codesOf(change(mine, { expert, authority: world.authorities[0] }))).toEqual([
      'scope-superfluous authority'
    ]);
    // Two would score as one and not know of each other.
    expect(await codesOf(change(mine, { expert: other }))).toEqual(['already-there expert']);
    await disableUser(system, OPERATOR, { user: world.expertActors[1]!.user!, ...REASON });
    await change(mine, { expert: other });
    expect(await actorFor(system, mine)).toMatchObject({ role: 'expert', expert: other });
  });
});

test('accounts are listed by role and state, with their scope, their code and their last use', async () => {
  const one = await authority('示范一区');
  const { id: waiting } = await createUser(system, OPERATOR, {
    name: '示范经办',
    role: 'staff',
    authority: one,
    expert: null
  });
  const { expiresAt } = await issueCode(system, OPERATOR, { user: waiting, hours: 24 });
  const { id: entered } = await makeEntered(system, '示范主管', 'official');
  const { id: shut } = await makeEntered(system, '示范管理', 'manager');
  await disableUser(system, OPERATOR, { user: shut, ...REASON });
  const listed = async (asked: Partial<Parameters<typeof listUsers>[2]>): Promise<string[]> =>
    (await listUsers(system, OPERATOR, { search: null, after: null, limit: 50, ...asked })).users.map(
      ({ name }) => name
    );
  expect(await listed({ state: 'waiting' })).toEqual(['示范经办']);
  expect(await listed({ state: 'entered' })).toEqual(['示范主管']);
  expect(await listed({ state: 'disabled' })).toEqual(['示范管理']);
  expect(await listed({ role: 'manager', state: 'entered' })).toEqual([]);
  expect(await listed({ user: entered })).toEqual(['示范主管']);
  const { users, total } = await listUsers(system, OPERATOR, {
    search: null,
    state: 'waiting',
    after: null,
    limit: 1
  });
  expect(total).toBe(1);
  expect(users[0]).toMatchObject({ authorityName: '示范一区', codeUntil: expiresAt, lastSeenAt: null });
  system.pass(24 * 3_600_000);
  const later = await listUsers(system, OPERATOR, { search: null, user: waiting, after: null, limit: 1 });
  expect(later.users[0]!.codeUntil).toBeNull();
});

describe('an authority', () => {
  test.for([
    ['示范一区', '示范一区 '],
    ['示范一区', ' 示范 一区'],
    ['示范A区', '示范Ａ区'],
    ['示范a区', '示范A区'],
    ['示范一区', '示范\u200b一区']
  ])('%j is %j', ([one, other]) => {
    expect(foldLabel(other!)).toBe(foldLabel(one!));
  });

  test('is one by its name, however that was typed, and kept tidy', async () => {
    await authority('  示范   一区 ');
    expect((await listAuthorities(system, OPERATOR, {})).rows).toMatchObject([{ name: '示范 一区' }]);
    expect(await codesOf(authority('示范一区'))).toEqual(['already-there name']);
    expect(await codesOf(authority('\u200b'))).toEqual(['empty-text name']);
    expect(tidyLabel('示范\t一区\n')).toBe('示范 一区');
  });

  test('is renamed with a reason; its own name in another form is no rival', async () => {
    const [one] = [await authority('示范一区'), await authority('示范二区')];
    const rename = (name: string) => renameAuthority(system, OPERATOR, { authority: one, name, ...REASON });
    expect(await codesOf(rename(' 示范二区'))).toEqual(['already-there name']);
    await rename('示范1区');
    await rename('示范１区');
    await rename('示范１区');
    expect((await listAuthorities(system, OPERATOR, {})).rows.map(({ name }) => name).sort()).toEqual([
      '示范二区',
      '示范１区'
    ]);
    const { rows, names } = await searchAudit(system, OPERATOR, { act: 'rename-authority', limit: 50 });
    expect(rows.map(({ detail }) => detail)).toEqual([
      { from: '示范1区', to: '示范１区', reason: REASON.reason },
      { from: '示范一区', to: '示范1区', reason: REASON.reason }
    ]);
    expect(names[`authority ${one}`]).toBe('示范１区');
    expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  });

  test('is listed with its units, studios and accounts, where that is asked for', async () => {
    const world = await makeWorld(system, { studios: 4 });
    await world.account('staff', world.authorities[0]);
    const { rows } = await listAuthorities(system, OPERATOR, { withCounts: true });
    const counts = Object.fromEntries(
      rows.map(({ name, units, studios, users }) => [name, [units, studios, users]])
    );
    expect(counts).toEqual({ 示范一区: [1, 2, 1], 示范二区: [1, 1, 0], 示范集团: [1, 1, 0] });
    expect((await listAuthorities(system, OPERATOR, {})).rows[0]).not.toHaveProperty('units');
  });
});

describe('a regulation', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld(system);
  });
  const newer = () => ({ ...world.policy.data, title: '示范办法（修订）' });

  test('is read by its latest version, by another, or by how its digest begins', async () => {
    system.pass(1000);
    const { digest } = await importPolicy(system, OPERATOR, {
      data: newer(),
      newVersion: { note: '改名称' }
    });
    const read = (version: string | null) => readPolicy(system, OPERATOR, { policy: 'urumqi-2023', version });
    const latest = await read(null);
    expect(latest).toMatchObject({ digest, note: '改名称', data: { title: '示范办法（修订）' } });
    expect(latest.versions.map((each) => each.digest)).toEqual([world.policyVersion, digest]);
    expect((await read(world.policyVersion)).data.title).toBe(world.policy.data.title);
    expect((await read(world.policyVersion.slice(0, 16))).digest).toBe(world.policyVersion);
    for (const version of ['', 'abc', digest.slice(0, 4), `${digest}0`]) {
      expect((await refusalOf(read(version))).code).toBe('not-found');
    }
    expect(await codesOf(readPolicy(system, OPERATOR, { policy: 'none', version: null }))).toEqual([
      'not-found'
    ]);
  });

  test('keeps why it changed, and says how many rounds stand under each version', async () => {
    await makeRound(world, { code: 'R1' });
    system.pass(1000);
    expect(await codesOf(importPolicy(system, OPERATOR, { data: newer() }))).toEqual(['policy-changed']);
    await importPolicy(system, OPERATOR, { data: newer(), newVersion: { note: '改名称' } });
    const again = await importPolicy(system, OPERATOR, { data: newer(), newVersion: { note: '又一次' } });
    expect(again.isNew).toBe(false);
    const { rows } = await listPolicies(system, OPERATOR, {});
    expect(rows.map(({ note, rounds }) => [note, rounds])).toEqual([
      [null, 1],
      ['改名称', 0]
    ]);
    expect(rows[0]).toMatchObject({ docNo: '乌人社规〔2023〕1号', status: 'in-force' });
  });
});

describe('holidays', () => {
  const day = (date: string, kind: 'holiday' | 'workday' = 'holiday') => ({ date, kind, name: '示范节' });

  test('of a year are replaced whole; none at all takes the year back', async () => {
    await setHolidays(system, OPERATOR, {
      year: 2026,
      days: [day('2026-10-01'), day('2026-10-10', 'workday')]
    });
    await setHolidays(system, OPERATOR, { year: 2027, days: [day('2027-10-01')] });
    await setHolidays(system, OPERATOR, { year: 2026, days: [day('2026-10-02')] });
    const dates = async () => (await listHolidays(system, OPERATOR, {})).days.map(({ date }) => date);
    expect(await dates()).toEqual(['2026-10-02', '2027-10-01']);
    await setHolidays(system, OPERATOR, { year: 2026, days: [] });
    expect(await dates()).toEqual(['2027-10-01']);
    expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  });

  test('of another year are refused by their date, and nothing is written', async () => {
    const days = [day('2026-10-01'), day('2025-12-31'), day('2027-01-01'), day('2026-10-01')];
    expect(await codesOf(setHolidays(system, OPERATOR, { year: 2026, days }))).toEqual([
      'date-before days[1].date',
      'date-after days[2].date',
      'duplicate-id days[3].date'
    ]);
    expect((await listHolidays(system, OPERATOR, {})).days).toEqual([]);
  });

  test('come with the notices that count working days and still run', async () => {
    const world = await makeWorld(system, { studios: 6, experts: 4 });
    const { round } = await deliberationRound(world, 'R1');
    const { settlement } = await settleRound(system, world.manager, { round });
    const notice = {
      round,
      settlement,
      firstDay: '2026-06-30',
      days: 3,
      showScores: true,
      contact: '示范科室'
    };
    const publish = (kind: 'calendar' | 'working') =>
      publishRound(system, world.manager, { ...notice, kind });
    const running = async () => (await listHolidays(system, OPERATOR, {})).notices;
    await publish('calendar');
    expect(await running()).toEqual([]);
    await withdrawNotice(system, world.manager, { round, ...REASON });
    const again = await settleRound(system, world.manager, { round });
    notice.settlement = again.settlement;
    await publish('working');
    expect(await running()).toMatchObject([
      { firstDay: '2026-06-30', lastDay: '2026-07-02', estimated: [2026] }
    ]);
    system.pass(3 * 24 * 3_600_000);
    expect(await running()).toEqual([]);
  });
});

describe('health', () => {
  test('says what the store is, and names no path', async () => {
    const world = await makeWorld(system, { studios: 2 });
    const health = await readHealth(system, OPERATOR, {});
    expect(health).toMatchObject({
      engine: { name: ENGINE },
      schema: { applied: health.schema.known },
      backup: null,
      audit: { number: expect.any(Number) as number },
      contents: { held: 0, missing: 0, unnamed: 0 },
      holidays: [],
      policies: { policies: 1, versions: 1 },
      administrators: 0
    });
    expect(health.settings.length).toBeGreaterThan(2);
    for (const { held, wanted } of health.settings) expect(held).toBe(wanted);
    expect(health.size.store).toBeGreaterThan(0);
    expect(JSON.stringify(health)).not.toContain(system.folder);
    expect(world.studios).toHaveLength(2);
  });

  test('knows the last backup by its name alone', async () => {
    const made = await backup(system, join(system.folder, 'one.backup'));
    const { backup: last, audit } = await readHealth(system, OPERATOR, {});
    expect(last).toEqual({ file: 'one.backup', madeAt: system.now(), number: made.audit.number });
    expect(audit.number).toBe(made.audit.number);
    await authority('示范一区');
    expect((await readHealth(system, OPERATOR, {})).audit.number).toBe(made.audit.number + 1);
  });

  test('a note of a backup that is nonsense is no backup', async () => {
    await backup(system, join(system.folder, 'one.backup'));
    const note = `${system.anchorsFile}.last-backup.json`;
    expect(existsSync(note)).toBe(true);
    expect(readFileSync(note, 'utf8')).not.toContain(system.folder);
    writeFileSync(note, '{');
    expect((await readHealth(system, OPERATOR, {})).backup).toBeNull();
  });

  test('counts contents that no row names once they are old', async () => {
    await system.store.tx((db) => system.contents.put(db, Buffer.from('示范'), system.now()));
    expect((await readHealth(system, OPERATOR, {})).contents).toMatchObject({ held: 1 });
    const later = { ...system, now: () => Date.now() + 2 * 3_600_000 };
    expect((await readHealth(later, OPERATOR, {})).contents).toEqual({ held: 1, missing: 0, unnamed: 1 });
  });

  test('counts administrators who can enter', async () => {
    const { id } = await makeEntered(system, '示范系统管理', 'administrator');
    await createUser(system, OPERATOR, {
      name: '未登录',
      role: 'administrator',
      authority: null,
      expert: null
    });
    expect((await readHealth(system, OPERATOR, {})).administrators).toBe(1);
    await disableUser(system, OPERATOR, { user: id, ...REASON });
    expect((await readHealth(system, OPERATOR, {})).administrators).toBe(0);
    expect(await system.store.read((db) => accountById(db, id))).toMatchObject({ role: 'administrator' });
  });
});
