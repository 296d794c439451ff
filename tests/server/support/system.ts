/** A migrated, empty store on the engine of this run, with a clock and ids that the test decides. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#lib/server/access.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { freshUrl } from './engines.ts';

export interface TestSystem extends System {
  url: string;
  folder: string;
  /** what was reported beside acts; a test that expects nothing asserts that it is empty */
  reports: unknown[];
  /** moves the clock, by ms */
  pass(ms: number): void;
  drop(): Promise<void>;
}

/** 2026-06-30 10:00 in Shanghai. */
export const START = Date.UTC(2026, 5, 30, 2);

/** @param start when it begins; tests that ask a server with the real clock begin shortly before */
export async function freshSystem(start = START): Promise<TestSystem> {
  const { url, folder, drop } = await freshUrl();
  await migrate(url);
  const reports: unknown[] = [];
  const opened = await openSystem(url, {
    anchorsFile: join(folder, 'anchors.jsonl'),
    report: (error) => reports.push(error)
  });
  let now = start;
  let ids = 0;
  return {
    ...opened,
    url,
    folder,
    reports,
    now: () => now,
    newId: () => `id-${String(++ids).padStart(6, '0')}`,
    pass: (ms) => (now += ms),
    async drop() {
      await opened.store.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** For a system beside which nothing may go wrong. */
export const noReport = (error: unknown): never => {
  throw error;
};

export const OPERATOR: Actor = {
  role: 'operator',
  user: null,
  authority: null,
  expert: null,
  name: 'operator:test'
};
export const PUBLIC: Actor = { role: 'public', user: null, authority: null, expert: null, name: 'public' };

/** Somebody of a role without an account in the store, in which the kernel would look it up. */
export const actorOf = (
  role: Actor['role'],
  authority: string | null = null,
  expert: string | null = null
): Actor => ({
  role,
  user: null,
  authority,
  expert,
  name: `user:${role}-${authority ?? 'city'}-${expert ?? ''}`
});
