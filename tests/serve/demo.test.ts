/** The demo's store: made by the services, whole by the audit chain, and with what its printed table promises. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '#lib/server/operator.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listRounds } from '#lib/server/services/list-rounds.ts';
import { listUsers } from '#lib/server/services/list-users.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { signIn } from '#lib/server/services/sign-in.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import type { Actor } from '#lib/server/access.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { PUBLIC } from '../../scripts/demo/accounts.ts';
import { demoStore, prepareDemo } from '../../scripts/demo/prepare.ts';
import { SAMPLE_PASSWORD } from '../../scripts/demo/sample-password.ts';
import { words } from '../../scripts/demo/words.ts';
import { noReport } from '../server/support/system.ts';

let folder: string;
let system: System;
const said: string[] = [];

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'jiangping-demo-')), 'demo');
  await prepareDemo((line) => said.push(line), folder);
  system = await openSystem(demoStore(folder), { report: noReport });
});

afterAll(async () => {
  await system.store.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const users = async () =>
  (await listUsers(system, OPERATOR, { search: null, after: null, limit: 200 })).users;

async function actorNamed(name: string): Promise<Actor> {
  const user = (await users()).find((each) => each.name === name)!;
  const { role, authority, expert, id } = user;
  return { role, authority, expert, user: id, name: `user:${id}` };
}

it('passes the audit of the chain, of every object and of the anchors outside', async () => {
  const { problems, rows, anchors } = await verifyAudit(system, OPERATOR, {});
  expect(problems).toEqual([]);
  expect(rows).toBeGreaterThan(100);
  expect(anchors).toBeGreaterThan(10);
});

it('says what it is doing while it is made', () => {
  expect(said.length).toBeGreaterThan(3);
});

it('lets in everybody whom it names, with the password that it prints', async () => {
  const table = words.table('http://127.0.0.1:4173');
  expect(table).toContain(SAMPLE_PASSWORD);
  for (const name of ['专家甲', '专家乙', '管理人员', '一区经办', '领导甲', '系统管理员']) {
    expect(table).toContain(name);
    const client = { secondFactor: null, address: '127.0.0.1', agent: 'test', device: null };
    const entered = await signIn(system, PUBLIC, { ...client, name, password: SAMPLE_PASSWORD });
    expect(entered.token).not.toBe('');
  }
});

describe('专家甲', () => {
  it('has six studios: nearly done, in part, returned, sealed, and two untouched', async () => {
    const { sheets } = await listMySheets(system, await actorNamed('专家甲'), {});
    expect(sheets.map(({ state, answered, rows }) => [state, answered, rows])).toEqual([
      ['draft', 23, 25],
      ['draft', 10, 25],
      ['returned', 25, 25],
      ['sealed', 25, 25],
      ['draft', 0, 25],
      ['draft', 0, 25]
    ]);
    for (const { name, unit, trade, address } of sheets) {
      expect(name).toMatch(/^示范工作室 \d\d$/);
      expect([unit, trade, address].every(Boolean)).toBe(true);
    }
  });

  it('finds the reason of the returned sheet and its rows, photographs and verified figures', async () => {
    const actor = await actorNamed('专家甲');
    const { sheets } = await listMySheets(system, actor, {});
    const returned = await readSheet(system, actor, { sheet: sheets[2]!.sheet });
    expect(returned.returns.at(-1)?.rows).toContain('matching-funds');
    expect(returned.returns.at(-1)?.reason).toContain('样例');
    const all = await Promise.all(sheets.map(({ sheet }) => readSheet(system, actor, { sheet })));
    expect(all.flatMap(({ evidence }) => evidence).length).toBeGreaterThan(2);
    expect(all.flatMap(({ facts }) => facts).length).toBeGreaterThan(3);
  });
});

it('has last year’s round final and this year’s in scoring', async () => {
  const page = { offset: 0, limit: 9 };
  const { rows } = await listRounds(system, await actorNamed('管理人员'), { page });
  expect(rows.map(({ title, state }) => [title, state]).sort()).toEqual([
    ['2025 年绩效考核（样例批次）', 'final'],
    ['2026 年绩效考核（样例批次）', 'scoring']
  ]);
});

it('is left alone the next time', async () => {
  const lines: string[] = [];
  expect(await prepareDemo((line) => lines.push(line), folder)).toBe(false);
  expect(lines).toEqual([]);
});
