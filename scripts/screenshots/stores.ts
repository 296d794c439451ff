/** The two stores that are drawn: the demo's city in the middle of its work, and a city in which nothing has happened yet. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '#lib/server/db/migrate.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { makeAccount } from '../demo/accounts.ts';
import { demoStore, prepareDemo } from '../demo/prepare.ts';

export type StoreName = 'city' | 'bare';
const BARE = 'bare.sqlite';

/** @param kept where the demo's store stays between two runs @returns the url of the copy in `folder` */
export async function cityStore(kept: string, folder: string): Promise<string> {
  await prepareDemo((line) => console.log(line), kept);
  cpSync(kept, folder, { recursive: true });
  return demoStore(folder);
}

export async function bareStore(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const url = `file:${join(folder, BARE)}`;
  await migrate(url);
  await inStore(url, async (system) => {
    const { id: district } = await registerAuthority(system, OPERATOR, {
      kind: 'district',
      name: '示范一区'
    });
    const expert = await registerExpert(system, OPERATOR, { name: '专家甲', affiliation: '示范学院' });
    await makeAccount(system, { name: '专家甲', role: 'expert', expert: expert.id });
    await makeAccount(system, { name: '一区经办', role: 'staff', authority: district });
    await makeAccount(system, { name: '管理人员', role: 'manager' });
    await makeAccount(system, { name: '领导甲', role: 'official' });
    await makeAccount(system, { name: '系统管理员', role: 'administrator' });
  });
  return url;
}

export async function inStore<R>(url: string, work: (system: System) => Promise<R>): Promise<R> {
  const system = await openSystem(url, {
    report: (error) => {
      throw error;
    }
  });
  try {
    return await work(system);
  } finally {
    await system.store.close();
  }
}
