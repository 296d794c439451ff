/** Figures that are verified before the experts come: of the own area, studio by studio. */
import { wordOf } from '#i18n/service-words.ts';
import { serviceWords } from '#i18n/words.ts';
import { refuse } from '#lib/server/refusal.ts';
import { readQuery } from '#lib/ui/list-query.ts';
import { dayInShanghai } from '#lib/ui/day.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { paperActions } from '#lib/web/papers.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { factPage, factRows, factShape, missingIn, nextMissing } from '#lib/ui/facts/fact-list.ts';
import { readFacts } from '#lib/web/read-facts.ts';
import { recordFigures } from '#lib/web/record-figures.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever runs a round may still look; results rest on the figures from the notice on. */
const OPEN = ['draft', 'scoring', 'deliberation'];

export const load: PageServerLoad = async (event) => {
  const { actor, name } = demandSignedIn(event);
  const system = theSystem();
  const { round } = await event.parent();
  const { studios, figures, checks } = await readOr(event, () => readFacts(system, actor, round.id));
  const rows = factRows(studios, figures, checks);
  const query = readQuery(event.url, factShape);
  const code = query.filters['studio'] ?? '';
  const chosen = rows.find((each) => each.code === code);
  if (code !== '' && !chosen) return stop(event, 404);
  const next = nextMissing(rows, code);
  const isOpen = OPEN.includes(round.state);
  const last = checks.reduce<(typeof checks)[number] | null>(
    (latest, each) => (latest === null || each.at >= latest.at ? each : latest),
    null
  );
  return {
    query,
    figures,
    page: factPage(rows, query),
    hasAny: rows.length > 0,
    missing: missingIn(rows),
    isOpen,
    stage: wordOf(serviceWords(event.locals.language).stages, round.state),
    chosen: chosen
      ? { ...chosen, checks: checks.filter(({ participant }) => participant === chosen.code).toReversed() }
      : null,
    next: next ? { code: next.code, name: next.name } : null,
    /** what the form starts with: as the last check of the round was, or this account today */
    start: { checkedBy: last?.checkedBy ?? name, checkedOn: dayInShanghai(system.now()) }
  };
};

export const actions: Actions = {
  ...paperActions('fact'),
  verify: async (event) => {
    const code = event.url.searchParams.get('studio') ?? '';
    const { actor } = demandSignedIn(event);
    const system = theSystem();
    const known = await readOr(event, async () => {
      const round = await roundByCode(system, actor, event.params.code);
      return round && readFacts(system, actor, round.id);
    });
    const fields = [
      'checkedBy',
      'checkedOn',
      ...(known?.figures ?? []).flatMap(({ id }) => [`amount:${id}`, `note:${id}`])
    ];
    return acted(event, `verify:${code}`, fields, async (acting) => {
      const studio = known?.studios.find((each) => each.code === code);
      if (!known || !studio) return refuse('not-found', { kind: 'participant', id: code });
      const recorded = await recordFigures(acting, studio, known.figures, known.checks);
      return { recorded, name: studio.name };
    });
  }
};
