/** Kill -9 amid eight writers: what was acknowledged is there, nothing is there by halves. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { migrate } from '#lib/server/db/migrate.ts';
import { takeServerLock } from '#lib/server/db/server-lock.ts';
import { startCluster } from '../../scripts/postgres-cluster.ts';
import { seeded } from '../../src/cli/sample/random.ts';
import type { Engine } from '../server/support/engines.ts';
import { checkPlace, SOUND, type Checked } from './support/check.ts';
import { freshPlace, makeScene, openPlace, type Place, type Scene } from './support/place.ts';
import { startWriters } from './support/writers.ts';

const WRITERS = 8;
const SEED = 20_260_630;

async function preparedPlace(engine: Engine): Promise<{ place: Place; scene: Scene }> {
  const place = await freshPlace(engine);
  return { place, scene: await prepare(place) };
}

async function prepare(place: Omit<Place, 'drop'>): Promise<Scene> {
  const system = await openPlace(place);
  const { world: _, ...scene } = await makeScene(system, { experts: WRITERS });
  await system.store.close();
  return scene;
}

/** At least one change was acknowledged in the run that the last check looked at. */
function tell(what: string, { acknowledged, lost, unheard }: Checked): void {
  console.log(`${what}: ${acknowledged} acknowledged, ${lost.length} lost, ${unheard} committed unheard`);
}

test.for([
  ['sqlite', 20],
  ['postgres', 5]
] as const)('%s: %i kills of a server amid eight writers', async ([engine, kills]) => {
  const { place, scene } = await preparedPlace(engine);
  const random = seeded(SEED);
  const logs: string[] = [];
  let checked: Checked | undefined;
  for (let kill = 1; kill <= kills; kill++) {
    const log = join(place.folder, `acknowledged-${kill}`);
    logs.push(log);
    const server = await startWriters({
      place,
      scene,
      run: `k${kill}`,
      seed: SEED + kill * 100,
      log,
      asServer: true
    });
    expect(server.said).toBe('writing');
    await pause(50 + random() * 400);
    await server.kill();
    expect(server.child.signalCode).toBe('SIGKILL'); // it did not end by itself
    if (place.file !== null) takeServerLock(place.file, 'server', new Date()).release();
    const before: number = checked?.acknowledged ?? 0;
    checked = await checkPlace(place, logs);
    expect(checked).toMatchObject(SOUND);
    expect(checked.acknowledged).toBeGreaterThan(before);
    // Each writer has one batch on the way at most.
    expect(checked.unheard).toBeLessThanOrEqual(kill * WRITERS * 3);
  }
  tell(`${engine}, ${kills} kills`, checked!);
  await place.drop();
});

test.for([['sqlite'], ['postgres']] as const)(
  '%s: eight processes on one store, killed one after the other amid the others',
  async ([engine]) => {
    const { place, scene } = await preparedPlace(engine);
    const random = seeded(SEED);
    const logs = scene.experts.map((_, index) => join(place.folder, `acknowledged-${index}`));
    const processes = await Promise.all(
      scene.experts.map((expert, index) =>
        startWriters({
          place,
          scene: { ...scene, experts: [expert] },
          run: `p${index}`,
          seed: SEED + index,
          log: logs[index]!,
          asServer: false
        })
      )
    );
    for (const each of processes) {
      await pause(100 + random() * 200);
      await each.kill();
      expect(each.child.signalCode).toBe('SIGKILL');
    }
    const checked = await checkPlace(place, logs);
    expect(checked).toMatchObject(SOUND);
    expect(checked.acknowledged).toBeGreaterThan(WRITERS);
    tell(`${engine}, ${WRITERS} processes`, checked);
    await place.drop();
  }
);

test('postgres: the database is cut off three times amid eight writers, who send again what got no answer', async () => {
  const cluster = await startCluster();
  const { folder, anchorsFile, drop } = await freshPlace('sqlite'); // only for its folder
  const place = { engine: 'postgres' as const, url: cluster.url, file: null, folder, anchorsFile };
  try {
    await migrate(cluster.url);
    const scene = await prepare(place);
    const logs = [join(folder, 'acknowledged')];
    const server = await startWriters({ place, scene, run: 'c', seed: SEED, log: logs[0]!, asServer: true });
    let before = 0;
    for (let cut = 1; cut <= 3; cut++) {
      await pause(500);
      cluster.kill();
      await pause(100);
      await cluster.restart();
      await pause(500);
      const { acknowledged } = await checkPlace(place, logs);
      expect(acknowledged).toBeGreaterThan(before); // those who wrote go on
      before = acknowledged;
    }
    expect(server.child.exitCode).toBe(null);
    await server.kill();
    const checked = await checkPlace(place, logs);
    expect(checked).toMatchObject(SOUND);
    tell('postgres, 3 cuts', checked);
  } finally {
    await cluster.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
