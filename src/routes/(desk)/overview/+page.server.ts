/** How a year went, of what is public: figures only; the studios behind them are a page of their own. */
import { resolve } from '$app/paths';
import { overviewTexts } from '#i18n/overview.ts';
import { readOverview } from '#lib/server/services/read-overview.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { addressOf, askedIn } from './asked.ts';
import { overviewView } from './overview-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const asked = askedIn(event.url);
  const { kinds, overview } = await readOr(event, () => readOverview(theSystem(), actor, asked));
  if (!overview) return { asked, shown: null };
  const { kind, year, years, districts, trades, rounds, results } = overview;
  const list = resolve('/overview/studios');
  const listOf = (more: Record<string, string>): string =>
    list + addressOf({ ...asked, kind, year, ...more });
  return {
    asked,
    shown: {
      ...{ kinds, kind, year, years, districts, trades },
      rounds: rounds.length,
      studios: results.length,
      list: listOf({}),
      view: overviewView(overview, { texts: overviewTexts(event.locals.language), listOf })
    }
  };
};
