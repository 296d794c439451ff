/** The one system of this server process: opened when the server starts, closed when it has drained. */
import { resolve } from 'node:path';
import { keepDayEnds } from '#lib/server/audit/day-end.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { readUrl } from '#lib/server/db/url.ts';
import { takeServerLock, type ServerLock } from '#lib/server/db/server-lock.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { offerFirstAdministrator } from './first-administrator.ts';
import { log } from './log.ts';

interface Running {
  system: System;
  lock: ServerLock | undefined;
  dayEnds: { stop: () => Promise<void> };
}

/** Outlives this module: a development server loads it anew after an edit, while the process still holds the store's lock. */
const held = globalThis as { jiangpingRunning?: Running | undefined };

export const STORE_DEFAULT = 'file:data/jiangping.sqlite';

/**
 * An empty store is made, an older one brought to this version after a verified copy.
 * @throws Refusal store-in-use, and what migrating and opening a store throw
 */
export async function start(): Promise<System> {
  await stop();
  const folder = process.env.JIANGPING_FOLDER ?? process.cwd();
  const url = process.env.JIANGPING_STORE ?? STORE_DEFAULT;
  const address = readUrl(url, folder);
  const { applied, backup } = await migrate(url, { folder });
  if (applied.length > 0) log.info({ applied, backup }, 'store migrated');
  const lock = address.engine === 'sqlite' ? takeServerLock(address.file, 'server', new Date()) : undefined;
  try {
    const anchorsFile = process.env.JIANGPING_ANCHORS;
    const system = await openSystem(url, {
      folder,
      ...(anchorsFile === undefined ? {} : { anchorsFile: resolve(folder, anchorsFile) }),
      report: (error) => log.error({ err: error }, 'beside an act')
    });
    await offerFirstAdministrator(system);
    held.jiangpingRunning = { system, lock, dayEnds: keepDayEnds(system) };
    return system;
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** @throws Error before the server has started, which no request can see */
export function theSystem(): System {
  if (!held.jiangpingRunning) throw new Error('the server has not opened its store');
  return held.jiangpingRunning.system;
}

export async function stop(): Promise<void> {
  const stopping = held.jiangpingRunning;
  held.jiangpingRunning = undefined;
  await stopping?.dayEnds.stop();
  await stopping?.system.store.close();
  stopping?.lock?.release();
}
