/** A restore is an act: on the chain, with what it made void and what the anchors of before know that it does not. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { restore } from '#lib/server/backup/restore.ts';
import { sha256 } from '#lib/server/digest.ts';
import { codeHash } from '#lib/server/identity/codes.ts';
import { demandFresh, findCode } from '#lib/server/identity/one-time-codes.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { openSystem } from '#lib/server/system.ts';
import { freshUrl, type FreshDatabase } from './support/engines.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, noReport, OPERATOR, type TestSystem } from './support/system.ts';

const DAY = 86_400_000;
let system: TestSystem;
let target: FreshDatabase;
let anchorsFile: string;
let archive: string;
let user: string;
let code: string;

beforeEach(async () => {
  system = await freshSystem();
  target = await freshUrl();
  anchorsFile = join(target.folder, 'kept/anchors.jsonl');
  mkdirSync(dirname(anchorsFile));
  archive = join(system.folder, 'store.backup');
  // Codes are good for hours by the machine's clock, by which restoring goes too.
  const now = () => Date.now();
  const account = { name: '管理员甲', role: 'administrator', authority: null, expert: null } as const;
  user = (await createUser(system, OPERATOR, account)).id;
  code = (await issueCode({ ...system, now }, OPERATOR, { user })).code!;
  for (const name of ['一', '二', '三']) await act(name);
});
afterEach(async () => {
  await target.drop();
  await system.drop();
});

async function act(name: string): Promise<void> {
  system.pass(DAY);
  await registerAuthority(system, OPERATOR, { kind: 'district', name });
}
const restored = () => restore(target.url, archive, { anchorsFile, report: noReport });
const opened = () => openSystem(target.url, { anchorsFile, report: noReport });
const textOf = (file: string): string => readFileSync(file, 'utf8');

test('stands on the chain, by whom and from what, and the chain goes on from it', async () => {
  const { audit } = await backup(system, archive);
  const { manifest, verification, oldAnchors } = await restored();
  expect([verification.problems, verification.head, oldAnchors]).toEqual([[], audit, null]);
  const there = await opened();
  const [row] = await there.store
    .read(({ orm, t }) => orm.select().from(t.audit))
    .then((all) => all.slice(-1));
  expect(row).toMatchObject({
    number: audit.number + 1,
    previous: audit.hash,
    actor: 'operator:command-line',
    act: 'restore',
    detail: { ...audit, archive: sha256(readFileSync(archive)), madeAt: manifest.madeAt }
  });
  await registerAuthority(there, OPERATOR, { kind: 'district', name: '四' });
  // All anchors of before, the head of the archive at the day's end perhaps, and the restore.
  const { problems, anchors } = await verifyAudit(there, OPERATOR, { demandAnchors: true });
  expect(problems).toEqual([]);
  expect(anchors).toBeGreaterThanOrEqual(textOf(system.anchorsFile!).trimEnd().split('\n').length + 1);
  expect(textOf(anchorsFile)).toContain('"why":"restore"');
  await there.store.close();
});

test('makes open one-time codes void, by an act that touched their users', async () => {
  await backup(system, archive);
  await restored();
  const there = await opened();
  const found = await there.store.read((db) => findCode(db, user, code));
  expect(found).toMatchObject({ hash: codeHash(code), usedAt: null });
  expect(await refusalOf(() => demandFresh(found!, Date.now()))).toMatchObject({
    detail: { why: 'expired' }
  });
  const changes = await there.store.read(({ orm, t }) => orm.select().from(t.auditChange));
  const last = Math.max(...changes.map(({ number }) => number));
  expect(changes.filter(({ number }) => number === last)).toMatchObject([{ kind: 'user', object: user }]);
  expect((await verifyAudit(there, OPERATOR, {})).problems).toEqual([]);
  await there.store.close();
});

test('tells of acts that only the anchors of before know, and keeps these', async () => {
  const { audit } = await backup(system, archive);
  for (const name of ['四', '五', '六']) await act(name);
  const before = textOf(system.anchorsFile!);
  writeFileSync(anchorsFile, before);
  const { verification, oldAnchors } = await restored();
  expect(verification.problems).toEqual([
    { code: 'acts-lost', detail: { number: audit.number + 2, last: audit.number } }
  ]);
  expect(oldAnchors).toMatch(/\/kept\/anchors\.jsonl\.before-restore-\d{8}T\d{6}Z$/);
  expect(textOf(oldAnchors!)).toBe(before);
  const there = await opened();
  expect((await verifyAudit(there, OPERATOR, { demandAnchors: true })).problems).toEqual([]);
  await there.store.close();
});

test('tells of a chain that is another than the anchors of before knew, and of lines that say nothing', async () => {
  await backup(system, archive);
  const [first, ...more] = textOf(system.anchorsFile!).split('\n');
  const forged = { ...(JSON.parse(first!) as { number: number }), hash: 'f'.repeat(64) };
  writeFileSync(anchorsFile, [JSON.stringify(forged), ...more].join('\n'));
  appendFileSync(anchorsFile, 'nothing\n');
  const { verification } = await restored();
  expect(verification.problems).toEqual([
    { code: 'anchors-unreadable', detail: { file: anchorsFile, line: more.length + 1 } },
    { code: 'audit-rewritten', detail: { number: forged.number } }
  ]);
});

test('writes no line to an anchors file that could not be put aside', async () => {
  await backup(system, archive);
  rmSync(anchorsFile, { force: true });
  writeFileSync(anchorsFile, '');
  // A folder stands under every name that it could get within the next seconds.
  for (let second = 0; second < 60; second++) {
    const stamp = new Date(Date.now() + second * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
    mkdirSync(`${anchorsFile}.before-restore-${stamp}`, { recursive: true });
  }
  const { verification, oldAnchors } = await restored();
  expect(verification.problems).toMatchObject([{ code: 'unwritable-file', detail: { file: anchorsFile } }]);
  expect([oldAnchors, existsSync(anchorsFile), textOf(anchorsFile)]).toEqual([null, true, '']);
});

test('leaves the anchors of before where they are when it is refused', async () => {
  await backup(system, archive);
  await restored();
  const before = textOf(anchorsFile);
  expect((await refusalOf(restored())).code).toBe('store-not-empty');
  expect(textOf(anchorsFile)).toBe(before);
});
