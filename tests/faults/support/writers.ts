/**
 * A server with its experts in one process, to be killed: each sends changes without a pause, and what was acknowledged is
 * written down, line by line, before the expert goes on.
 */
import { openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { takeServerLock } from '#lib/server/db/server-lock.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import type { System } from '#lib/server/system.ts';
import { seeded, type Random } from '../../../src/cli/sample/random.ts';
import { moduleUrl, otherProcess, type Other } from '../../server/support/processes.ts';
import { openPlace, type Place, type Scene } from './place.ts';

export interface Job {
  place: Omit<Place, 'drop'>;
  scene: Pick<Scene, 'experts' | 'judgements'>;
  /** of this process among all that write to the store: part of every change's id */
  run: string;
  seed: number;
  /** the file of what was acknowledged */
  log: string;
  /** takes the file's lock, as a server does */
  asServer: boolean;
}

/** One line of the log. */
export interface Acknowledged {
  id: string;
  sheet: string;
  criterion: string;
  input: Record<string, unknown>;
  outcome: string;
  revision: number;
  points: number | null;
}

type Expert = Scene['experts'][number];

const MOST_CHANGES = 3;
/** What says: not now, or perhaps done; the same batch again is right. */
const TRANSIENT = ['store-unreachable', 'outcome-unknown', 'store-busy'];

/** Starts it in another process; says `writing` when it has acknowledged the first change. */
export const startWriters = (job: Job): Promise<Other> =>
  otherProcess(
    `import { write } from '${moduleUrl('tests/faults/support/writers.ts')}'; await write(${JSON.stringify(job)});`
  );

export async function write(job: Job): Promise<never> {
  if (job.asServer && job.place.file !== null) takeServerLock(job.place.file, 'server', new Date());
  const system = await openPlace(job.place);
  const log = openSync(job.log, 'a');
  const all = job.scene.experts.map((expert, index) =>
    writeAsExpert(system, job, { expert, name: `${job.run}/${index}`, random: seeded(job.seed + index), log })
  );
  await Promise.all(all);
  throw new Error('experts never stop');
}

async function writeAsExpert(
  system: System,
  { scene: { judgements } }: Job,
  { expert, name, random, log }: { expert: Expert; name: string; random: Random; log: number }
): Promise<never> {
  const revisions = await revisionsOf(system, expert);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let batch = 1; ; batch++) {
    const size = 1 + Math.floor(random() * MOST_CHANGES);
    const changes = Array.from({ length: size }, (_, i) => {
      const sheet = pick(expert.sheets);
      const { criterion, max } = pick(judgements);
      const known = revisions.get(`${sheet}/${criterion}`) ?? 0;
      return {
        id: `${name}/${batch}/${i + 1}of${size}`,
        sheet,
        edition: 1,
        criterion,
        input: { points: Math.floor(random() * max * 2) / 2 },
        baseRevision: random() < 0.1 ? 0 : known, // now and then a device that saw nothing yet
        at: Date.now()
      };
    });
    const { outcomes } = await insist(() => saveChanges(system, expert.actor, { changes }));
    const lines = outcomes.map(({ id, outcome, revision, points }, i): Acknowledged => {
      const { sheet, criterion, input } = changes[i]!;
      if (outcome === 'refused') throw new Error(`${id} was refused`);
      revisions.set(`${sheet}/${criterion}`, revision);
      return { id, sheet, criterion, input, outcome, revision, points };
    });
    writeSync(log, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    if (batch === 1) console.log('writing'); // each expert says so, and the first is heard
  }
}

async function revisionsOf(system: System, { actor, sheets }: Expert): Promise<Map<string, number>> {
  const revisions = new Map<string, number>();
  for (const sheet of sheets) {
    const { entries } = await insist(() => readSheet(system, actor, { sheet }));
    for (const { criterion, revision } of entries) revisions.set(`${sheet}/${criterion}`, revision);
  }
  return revisions;
}

async function insist<R>(call: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const [problem] = error instanceof Refusal ? error.problems : [];
      if (!problem || !TRANSIENT.includes(problem.code)) throw error;
      await pause(20);
    }
  }
}
