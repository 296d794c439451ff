/** The figures as the address asks for them, every page of them. */
import { factsTexts } from '#i18n/facts.ts';
import { readQuery } from '#lib/ui/list-query.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { factRows, factShape, foundFacts } from '#lib/ui/facts/fact-list.ts';
import { readFacts } from '#lib/web/read-facts.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const read = await readOr(event, async () => {
    const round = await roundByCode(system, actor, event.params.code);
    return round && readFacts(system, actor, round.id);
  });
  if (!read) return stop(event, 404);
  const { heading, columns } = factsTexts(event.locals.language);
  const { studios, figures, checks } = read;
  const rows = foundFacts(factRows(studios, figures, checks), readQuery(event.url, factShape));
  return csvAnswer(`${event.params.code}-${heading}`, [
    [
      columns.code,
      columns.studio,
      ...figures.map(({ title, unit }) => `${title}（${unit}）`),
      columns.missing
    ],
    ...rows.map(({ code, name, amounts, missing }) => [code, name, ...amounts, missing])
  ]);
};
