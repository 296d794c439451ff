/**
 * The row means and the spread of each studio of a settled round, kept: what a settlement rests on never changes as long as
 * its round holds to it, and another settlement has another id.
 */
import type { Hundredths } from '#lib/domain/points.ts';
import type { Db, Store } from './db/store.ts';
import { assessmentOf } from './grading.ts';
import { policyOf } from './repos/policies.ts';
import type { PublishedRound } from './repos/published.ts';
import { roundFigures } from './repos/sealed.ts';
import { rowMeans } from './row-means.ts';

export interface StudioMeans {
  /** by criterion, in the rubric's order */
  means: readonly Hundredths[];
  /** the highest less the lowest total over all sealed sheets; null of fewer than two */
  spread: Hundredths | null;
}

/** Some 40 rounds of 500 studios: 25 small integers each. */
const MOST_STUDIOS = 20_000;

const keptBy = new WeakMap<Store, Map<string, ReadonlyMap<string, StudioMeans>>>();

/** By participant. @param round whose `settlement` is the one that it holds to now */
export async function settledMeans(
  store: Store,
  db: Db,
  round: PublishedRound
): Promise<ReadonlyMap<string, StudioMeans>> {
  const all = keptBy.get(store) ?? new Map<string, ReadonlyMap<string, StudioMeans>>();
  keptBy.set(store, all);
  const known = all.get(round.settlement);
  all.delete(round.settlement);
  const means = known ?? (await meansOf(db, round));
  all.set(round.settlement, means);
  let studios = [...all.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [settlement, own] of all) {
    if (studios <= MOST_STUDIOS || settlement === round.settlement) break;
    all.delete(settlement);
    studios -= own.size;
  }
  return means;
}

async function meansOf(db: Db, round: PublishedRound): Promise<Map<string, StudioMeans>> {
  const policy = await policyOf(db, round);
  const { aggregation } = assessmentOf(policy, round);
  const rows = policy.rubric.criteria.length;
  const byStudio = Map.groupBy(await roundFigures(db, round.id), ({ participant }) => participant);
  const entries = [...byStudio].map(([participant, own]): [string, StudioMeans] => {
    const totals = own.map(({ total }) => total);
    const spread = own.length < 2 ? null : Math.max(...totals) - Math.min(...totals);
    return [participant, { means: rowMeans(own, aggregation, rows).means, spread }];
  });
  return new Map(entries);
}
