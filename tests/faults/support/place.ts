/** A store for the tests of faults, on either engine in one run, and a round in it that experts score. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Actor } from '#lib/server/access.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { freshUrl, type Engine } from '../../server/support/engines.ts';
import { fullEntries, sheetsOf } from '../../server/support/score.ts';
import type { TestSystem } from '../../server/support/system.ts';
import { makeRound, makeWorld, type World } from '../../server/support/world.ts';

export interface Place {
  engine: Engine;
  url: string;
  /** of SQLite */
  file: string | null;
  folder: string;
  anchorsFile: string;
  drop: () => Promise<void>;
}

export async function freshPlace(engine: Engine): Promise<Place> {
  if (engine === 'sqlite') return placeIn(mkdtempSync(join(tmpdir(), 'jiangping-faults-')));
  const { url, folder, drop } = await freshUrl();
  await migrate(url);
  return { engine, url, file: null, folder, anchorsFile: join(folder, 'anchors.jsonl'), drop };
}

/** A SQLite store in a folder of the caller's. */
export async function placeIn(folder: string): Promise<Place> {
  const url = pathToFileURL(join(folder, 'store.sqlite')).href;
  await migrate(url);
  return {
    engine: 'sqlite',
    url,
    file: fileURLToPath(url),
    folder,
    anchorsFile: join(folder, 'anchors.jsonl'),
    drop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true }))
  };
}

/** As a server opens it: the machine's clock, ids that nobody knows. */
export async function openPlace({ url, folder, anchorsFile }: Omit<Place, 'drop'>): Promise<TestSystem> {
  const reports: unknown[] = [];
  const system: System = await openSystem(url, { anchorsFile, report: (error) => reports.push(error) });
  return {
    ...system,
    url,
    folder,
    reports,
    pass: () => {
      throw new Error('the clock is the machine’s');
    },
    drop: () => system.store.close()
  };
}

/** What a device knows of its round: it can be handed to another process. */
export interface Scene {
  round: string;
  manager: Actor;
  experts: { actor: Actor; sheets: string[] }[];
  /** rows that take points, with the most they take */
  judgements: { criterion: string; max: number }[];
  /** full marks in every row */
  entries: Record<string, Record<string, unknown>>;
}

/** An open round in which every expert scores every studio. */
export async function makeScene(
  system: TestSystem,
  { experts = 8, studios = 3 } = {}
): Promise<Scene & { world: World }> {
  const world = await makeWorld(system, { experts, studios });
  const round = await makeRound(world);
  const devices = [];
  for (const actor of world.expertActors) devices.push({ actor, sheets: await sheetsOf(system, actor) });
  const judgements = world.policy.rubric.criteria
    .filter(({ method }) => method === 'judgement')
    .map(({ id, max }) => ({ criterion: id, max: max / 100 }));
  return { world, round, manager: world.manager, experts: devices, judgements, entries: fullEntries(world) };
}
