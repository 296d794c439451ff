/** The demo's store: made by the services, whole by the audit chain, and with what its printed table promises. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInShanghai } from '#lib/server/clock.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
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

/** Each of the table's first column. */
const NAMES = ['专家甲', '专家乙', '专家庚', '管理人员', '一区管理', '一区经办', '领导甲', '系统管理员'];

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
  for (const name of NAMES) {
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

describe('管理人员', () => {
  const PAGE = { offset: 0, limit: 100 };
  const manager = () => actorNamed('管理人员');
  const roundOf = async (code: string): Promise<string> => {
    const { rows } = await listRounds(system, await manager(), { page: PAGE });
    return rows.find((round) => round.code === code)!.id;
  };

  it('has a round in scoring, one in deliberation, one in publicity, and three years of final ones', async () => {
    const { rows } = await listRounds(system, await manager(), { page: PAGE });
    expect(rows.map(({ code, state }) => [code, state]).sort()).toEqual([
      ['2023-sample', 'final'],
      ['2024-sample', 'final'],
      ['2025-sample', 'final'],
      ['2026-notice', 'publicity'],
      ['2026-panel', 'deliberation'],
      ['2026-sample', 'scoring']
    ]);
  });

  it('has a tie at the cap to decide, and everything else that a panel talks about', async () => {
    const round = await roundOf('2026-panel');
    const { results } = await previewResults(system, await manager(), { round });
    expect(results.undecided).toEqual([{ participants: [expect.any(String), expect.any(String)], seats: 1 }]);
    expect(results.quota).toBe(Math.floor(results.participants / 5));
    expect(results.results.filter(({ reason }) => reason === 'veto')).toHaveLength(1);
    const { disagreements, differences, severities } = await readDeliberation(system, await manager(), {
      round
    });
    expect(disagreements.map(({ participant }) => participant)).toEqual(['S18', 'S19', 'S25']);
    expect(differences).toHaveLength(2);
    expect(severities).toHaveLength(4);
    const { rows } = await listParticipants(system, await manager(), { round, page: PAGE });
    expect(rows.filter(({ status }) => status === 'deferred')).toHaveLength(1);
  });

  it('may decide the tie, and settle', async () => {
    const copy = join(folder, '..', 'copy');
    cpSync(folder, copy, { recursive: true });
    const other = await openSystem(demoStore(copy), { report: noReport });
    const [actor, round] = [await manager(), await roundOf('2026-panel')];
    const { results } = await previewResults(other, actor, { round });
    const [{ participants: order } = { participants: [] }] = results.undecided;
    await recordDecision(other, actor, {
      round,
      decision: {
        kind: 'tie',
        participants: [...order],
        order: [...order],
        by: '样例专家组',
        on: '2026-07-01',
        minutes: '样例纪要'
      }
    });
    const { settlement } = await settleRound(other, actor, { round });
    expect(settlement).not.toBe('');
    await other.store.close();
  });

  it('has a notice that runs today, with one objection decided and one open', async () => {
    const round = await roundOf('2026-notice');
    const { objections } = await listObjections(system, await manager(), { round });
    expect(objections.map(({ outcome }) => outcome)).toEqual(['dismissed', null]);
    const notices = await system.store.read(({ orm, t }) =>
      orm.select().from(t.notice).where(eq(t.notice.round, round))
    );
    const today = dayInShanghai(Date.now());
    expect(notices.map(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay)).toEqual([true]);
  });

  it('finds every studio in a final round, and in each the cap at work', async () => {
    const finals = ['2023-sample', '2024-sample', '2025-sample'];
    const seen = new Set<string>();
    for (const code of finals) {
      const round = await roundOf(code);
      const { rows, quota } = await readResults(system, await manager(), { round, page: PAGE });
      for (const { result } of rows) seen.add(result.participant);
      expect(rows.filter(({ result }) => result.grade === 'excellent')).toHaveLength(quota!);
      expect(rows.some(({ result }) => result.reason === 'cap')).toBe(true);
    }
    const { rows } = await listStudios(system, await manager(), { page: PAGE });
    expect(rows.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([]);
    const loose = await system.store.read(({ orm, t }) =>
      orm.select().from(t.participant).where(isNull(t.participant.studio))
    );
    expect(loose).toEqual([]);
  });
});

it('is left alone the next time', async () => {
  const lines: string[] = [];
  expect(await prepareDemo((line) => lines.push(line), folder)).toBe(false);
  expect(lines).toEqual([]);
});
