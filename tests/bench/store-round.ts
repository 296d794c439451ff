/** One step with a whole round, in a process of its own, because its peak memory is told too: `node store-round.ts STEP …`. */
import { readFileSync } from 'node:fs';
import type { Actor } from '#lib/server/access.ts';
import { makeBundle } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { gradeRound, sealResults } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { sha256 } from '#lib/server/digest.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { actorOf, OPERATOR } from '../server/support/system.ts';
import { urumqi } from './large-round.ts';
import { openBench } from './store-world.ts';

/** What a step tells, on its last line of stdout. */
export interface Told {
  ms: number;
  /** peak of the whole process */
  megabytes: number;
  /** megabytes before the step itself */
  before: number;
  /** list: of each call */
  times?: number[];
  round?: string;
  digest?: string;
}

const CALLS = 200;
const WARM = 20;
/** Of no account: nothing in a round names who settles it. */
const MANAGER: Actor = { ...actorOf('manager'), user: null };

async function importStep(url: string, file: string): Promise<Partial<Told>> {
  const system = await openBench(url);
  const { digest: policyVersion } = await importPolicy(system, OPERATOR, { data: urumqi().data });
  const data = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const told = await timed(() => importRound(system, OPERATOR, { file: data, policyVersion }));
  await system.store.close();
  return { ...told, round: told.answer.id };
}

async function settleStep(url: string, round: string): Promise<Partial<Told>> {
  const system = await openBench(url);
  const told = await timed(() => settleRound({ ...system, newId: () => 'settlement' }, MANAGER, { round }));
  await system.store.close();
  return { ...told, digest: told.answer.results };
}

/** The engine alone, from the parsed file to the bundle's bytes: what settling does besides the store. */
async function engineStep(file: string): Promise<Partial<Told>> {
  const policy = urumqi();
  const data = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const told = await timed(() => {
    const round = readRound(data, policy);
    const body = round.ok ? gradeRound(round.value) : round;
    if (!round.ok || !body.ok) throw new Error('the round does not grade');
    const { results } = sealResults(body.value, sha256);
    const bundle = canonical(makeBundle(policy.data, round.value.data, results, sha256));
    return Promise.resolve({ digest: results.digest, bundle: sha256(bundle) });
  });
  return { ...told, digest: told.answer.digest };
}

async function listStep(url: string, round: string): Promise<Partial<Told>> {
  const system = await openBench(url);
  const times: number[] = [];
  for (let call = 0; call < WARM + CALLS; call++) {
    const { ms, answer } = await timed(() =>
      listScores(system, MANAGER, { round, page: { offset: 0, limit: 100 } })
    );
    if (answer.rows.length !== 100 || answer.rows[0]?.means?.length !== 25)
      throw new Error('not what was asked for');
    if (call >= WARM) times.push(ms);
  }
  await system.store.close();
  return { times };
}

async function timed<R>(work: () => Promise<R>): Promise<{ ms: number; before: number; answer: R }> {
  const before = process.memoryUsage.rss() / (1 << 20);
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, before, answer };
}

const STEPS: Readonly<Record<string, (...words: string[]) => Promise<Partial<Told> & { answer?: unknown }>>> =
  {
    import: importStep,
    settle: settleStep,
    engine: engineStep,
    list: listStep
  };

const [step = '', ...words] = process.argv.slice(2);
const { answer: _, ...told } = (await STEPS[step]?.(...words)) ?? {};
console.log(JSON.stringify({ ...told, megabytes: process.resourceUsage().maxRSS / 1024 }));
