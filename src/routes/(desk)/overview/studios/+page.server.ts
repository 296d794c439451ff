/** The studios behind a bar of the overview: those that fit what the address asks for. */
import { overviewTexts } from '#i18n/overview.ts';
import { messagesIn } from '#i18n/index.ts';
import { readOverview } from '#lib/server/services/read-overview.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { addressOf, askedIn } from '../asked.ts';
import { fitting, partsOf } from './studio-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { searchParams } = event.url;
  const asked = askedIn(event.url);
  const { overview } = await readOr(event, () => readOverview(theSystem(), actor, asked));
  const more = { grade: searchParams.get('grade'), from: searchParams.get('from') };
  return {
    back: addressOf({ ...asked }),
    query: addressOf({ ...asked, grade: more.grade ?? undefined, from: more.from ?? undefined }),
    parts: overview ? partsOf(overview, asked, more, overviewTexts(language)) : [],
    rows: overview ? fitting(overview, more, messagesIn(language).page.ranking.none) : []
  };
};
