/** What the services behind the pages of a large round take, in this process: where the time of a page goes. */
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { openSystem } from '#lib/server/system.ts';
import { noReport } from '../server/support/system.ts';
import type { RoundStore } from './web-round.ts';

const WARM = 3;
const CALLS = 40;

export interface ServiceTimes {
  title: string;
  /** ms of the first call, before anything is remembered */
  first: number;
  /** ms of the others */
  times: number[];
}

export async function measureServices({ url, round, manager }: RoundStore): Promise<ServiceTimes[]> {
  const system = await openSystem(url, { report: noReport });
  const page = { offset: 0, limit: 100 };
  const calls: [string, () => Promise<unknown>][] = [
    ['`list-scores`, 100 with the means of 25 rows', () => listScores(system, manager, { round, page })],
    ['`list-studios`, 100', () => listStudios(system, manager, { page })],
    ['`list-participants`, 100', () => listParticipants(system, manager, { round, page })],
    ['`read-progress`', () => readProgress(system, manager, { round })],
    ['`read-deliberation`', () => readDeliberation(system, manager, { round })],
    ['`preview-results`', () => previewResults(system, manager, { round })]
  ];
  const measured: ServiceTimes[] = [];
  for (const [title, call] of calls) {
    const times: number[] = [];
    for (let turn = 0; turn < WARM + CALLS; turn++) {
      const start = performance.now();
      await call();
      times.push(performance.now() - start);
    }
    measured.push({ title, first: times[0] ?? NaN, times: times.slice(WARM) });
  }
  await system.store.close();
  return measured;
}
