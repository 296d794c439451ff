/** Two versions of a regulation, leaf by leaf: those that the address names, or the last two. */
import { policiesTexts } from '#i18n/policies.ts';
import { policyDifference } from '#lib/domain/policy-difference.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { readPolicy } from '#lib/server/services/read-policy.ts';
import { differenceView } from '#lib/ui/policy/difference-view.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { id: policy } = event.params;
  const version = (name: 'from' | 'to'): string | null => event.url.searchParams.get(name) || null;
  const { before, after } = await readOr(event, async () => {
    const newer = await readPolicy(system, actor, { policy, version: version('to') });
    const place = newer.versions.findIndex(({ digest }) => digest === newer.digest);
    const previous = newer.versions[place - 1]?.digest ?? newer.digest;
    const older = await readPolicy(system, actor, { policy, version: version('from') ?? previous });
    return { before: older, after: newer };
  });
  const found = policyDifference(before.data, after.data);
  return {
    policy: { id: policy, title: after.data.title },
    from: before.digest,
    to: after.digest,
    versions: after.versions.map((each) => ({ ...each, day: dayInShanghai(each.importedAt) })).reverse(),
    groups: differenceView(found, policiesTexts(event.locals.language)),
    things: found.length,
    values: found.reduce((sum, { leaves }) => sum + leaves.length, 0)
  };
};
