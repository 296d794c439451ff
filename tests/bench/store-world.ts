/** The same round in any store: the same ids, the same clock, so that rows of one store fit into another. */
import { migrate } from '#lib/server/db/migrate.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { sheetsOf } from '../server/support/score.ts';
import { noReport, START } from '../server/support/system.ts';
import { makeRound, makeWorld } from '../server/support/world.ts';
import type { Actor } from '#lib/server/access.ts';

export interface Writer {
  actor: Actor;
  sheets: string[];
}

export interface BenchWorld {
  writers: Writer[];
  /** rows that take points, with the most they take */
  rows: { criterion: string; max: number }[];
}

const STUDIOS = 10;

/** A store as services use it, but for its clock, which stands, and its ids, which are counted. */
export async function openBench(url: string): Promise<System> {
  await migrate(url);
  const system = await openSystem(url, { report: noReport });
  let ids = 0;
  return { ...system, now: () => START, newId: () => `id-${String(++ids).padStart(6, '0')}` };
}

/** An open round with as many experts as there are writers. */
export async function makeBenchWorld(system: System, experts: number): Promise<BenchWorld> {
  const test = {
    ...system,
    url: '',
    folder: '',
    reports: [],
    pass: () => undefined,
    drop: () => Promise.resolve()
  };
  const world = await makeWorld(test, { experts, studios: STUDIOS });
  await makeRound(world);
  const writers = [];
  for (const actor of world.expertActors) writers.push({ actor, sheets: await sheetsOf(test, actor) });
  const judgements = world.policy.rubric.criteria.filter(({ method }) => method === 'judgement');
  return { writers, rows: judgements.map(({ id, max }) => ({ criterion: id, max: max / 100 })) };
}
