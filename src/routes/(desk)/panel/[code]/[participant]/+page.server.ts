/** One studio's sheets beside each other, for an expert of the panel who is not recused from it. */
import { expertTexts } from '#i18n/expert.ts';
import { asNumber } from '#lib/domain/points.ts';
import { compareSheets } from '#lib/server/services/compare-sheets.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { studioSheets } from '#lib/ui/deliberation/studio-view.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { panelRound } from '#lib/web/panel.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { code, participant } = event.params;
  const round = await readOr(event, () => panelRound(system, actor, code));
  if (!round) return stop(event, 404);
  const read = await readOr(event, async () => {
    const { participants } = await readDeliberation(system, actor, { round: round.id });
    const found = participants.find((each) => each.code === participant);
    return found && compareSheets(system, actor, { participant: found.id });
  });
  if (!read) return stop(event, 404);
  const { sheet: texts } = await expertTexts(event.locals.language);
  const onlyWide = event.url.searchParams.get('rows') === 'wide';
  return {
    round: { code: round.code, title: round.title },
    participant: read.participant,
    limit: asNumber(read.limit),
    onlyWide,
    view: studioSheets(read.rubric, read.sheets, read.facts, texts, onlyWide)
  };
};
