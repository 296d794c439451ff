/** One regulation, every value in words with where it comes from; the version that the address names, or the latest. */
import { messagesIn } from '#i18n/index.ts';
import { policiesTexts } from '#i18n/policies.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import { readPolicy } from '#lib/server/services/read-policy.ts';
import { policyView } from '#lib/ui/policy/policy-view.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const version = event.url.searchParams.get('version');
  const found = await readOr(event, () =>
    readPolicy(theSystem(), actor, { policy: event.params.id, version: version === '' ? null : version })
  );
  const { data, digest, versions } = found;
  return {
    policy: {
      id: data.id,
      title: data.title,
      docNo: data.docNo,
      status: data.status,
      effective: data.effective,
      digest
    },
    view: policyView(data, messagesIn(language), policiesTexts(language)),
    // The newest first.
    versions: versions.map((each) => ({ ...each, day: dayInShanghai(each.importedAt) })).reverse(),
    isLatest: versions.at(-1)?.digest === digest,
    day: dayInShanghai(found.importedAt)
  };
};
