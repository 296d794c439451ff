/** A store with accounts of every role and rounds in several states, all of it entered through the services. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyData } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import type { Actor } from '#lib/server/access.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { noReport, OPERATOR, PUBLIC } from '../server/support/system.ts';

export const PASSWORD = '示范密码 三把锉刀 一台车床';
const CLIENT = { address: '192.0.2.1', agent: 'Browser/1', device: null, secondFactor: null };

type Role = 'administrator' | 'manager' | 'staff' | 'expert' | 'official';

export interface SampleStore {
  folder: string;
  url: string;
  system: System;
  /** closes the store, for the server to open it */
  close(): Promise<void>;
  remove(): void;
  /** an account that has signed in once; `city`: of no district */
  account(name: string, role: Role, authority?: string | null): Promise<Actor & { user: string }>;
  /** of an account that nobody entered yet */
  fresh(name: string, role: Role): Promise<{ code: string }>;
  district(name: string): Promise<string>;
  /** an empty one, as a manager begins it */
  draft(code: string, title: string): Promise<string>;
  /** a round of a file: in deliberation, and further where that is asked for */
  round(file: RoundData, given: RoundGiven): Promise<string>;
}

interface RoundGiven {
  code: string;
  title?: string;
  authority?: string;
  decision?: object;
  upTo?: 'deliberation' | 'settled' | 'published';
  /** days from today on which the notice begins */
  noticeIn?: number;
}

export async function makeStore(): Promise<SampleStore> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-web-'));
  const url = `file:${join(folder, 'store.sqlite')}`;
  await migrate(url);
  const system = await openSystem(url, { report: noReport });
  const policyVersion = (await importPolicy(system, OPERATOR, { data: beijing() })).digest;

  const create = async (name: string, role: Role, authority: string | null): Promise<string> => {
    const expert =
      role === 'expert'
        ? (await registerExpert(system, OPERATOR, { name, affiliation: '示范学院' })).id
        : null;
    return (await createUser(system, OPERATOR, { name, role, authority, expert })).id;
  };
  const codeOf = async (user: string): Promise<string> =>
    (await issueCode(system, OPERATOR, { user })).code ?? '';
  const manager: Actor = await account('示范管理员', 'manager');

  async function account(name: string, role: Role, authority: string | null = null) {
    const user = await create(name, role, authority);
    const code = await codeOf(user);
    await setPassword(system, PUBLIC, { ...CLIENT, name, code, password: PASSWORD });
    return { role, user, authority, expert: null, name: `user:${user}` };
  }

  return {
    folder,
    url,
    system,
    account,
    close: () => system.store.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    fresh: async (name, role) => ({ code: await codeOf(await create(name, role, null)) }),
    district: async (name) => (await registerAuthority(system, OPERATOR, { kind: 'district', name })).id,
    async draft(code, title) {
      const given = {
        code,
        title,
        authority: null,
        policyVersion,
        assessment: 'biennial',
        date: '2026-06-30'
      };
      return (await createRound(system, manager, given)).id;
    },
    async round(
      file,
      { code, title = code, authority = null, decision, upTo = 'deliberation', noticeIn = 0 }
    ) {
      const given = { file: { ...file, id: code }, policyVersion, title, authority };
      const { id: round } = await importRound(system, OPERATOR, given);
      if (upTo === 'deliberation') return round;
      if (decision) await recordDecision(system, manager, { round, decision: decision as never });
      const { settlement } = await settleRound(system, manager, { round });
      if (upTo === 'settled') return round;
      const firstDay = dayInShanghai(Date.now() + noticeIn * 24 * 3_600_000);
      const notice = { days: 7, kind: 'calendar' as const, showScores: true, contact: '示范科室' };
      await publishRound(system, manager, { round, settlement, firstDay, ...notice });
      return round;
    }
  };
}

function beijing(): PolicyData {
  const loaded = loadPolicy(shippedFolder('beijing-2023'));
  if (!loaded.ok) throw new Error('beijing-2023 does not load');
  return loaded.value.data;
}
