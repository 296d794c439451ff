/** The preview itself, which no choice in the address changes: choosing a studio or trying a value does not send it again. */
import { resolve } from '$app/paths';
import { describe, messagesIn } from '#i18n/index.ts';
import { settleTexts } from '#i18n/settle.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { settleCharts } from './settle-charts.ts';
import { settleView } from './settle-view.ts';
import type { LayoutServerLoad } from './$types';

/** One fault often brings a hundred others; the first few say enough. */
const SHOWN_PROBLEMS = 8;

export const load: LayoutServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { round } = await event.parent();
  const answer = await readOr(event, () =>
    previewResults(theSystem(), actor, { round: round.id }).catch((error: unknown) => {
      if (error instanceof Refusal && !isClosed(error)) return error;
      throw error;
    })
  );
  const messages = messagesIn(language);
  if (answer instanceof Refusal) {
    const { problems } = answer;
    if (problems[0]?.code === 'round-state') return { preview: { state: 'early' as const } };
    const shown = problems.slice(0, SHOWN_PROBLEMS).map((each) => ({
      text: describe(messages, each),
      studio: each.participant ?? null
    }));
    return { preview: { state: 'broken' as const, problems: shown, more: problems.length - shown.length } };
  }
  const own = resolve('/(desk)/rounds/[code]', { code: round.code });
  const pages = { progress: `${own}/progress`, deliberation: `${own}/deliberation` };
  const texts = settleTexts(language);
  const { undecided } = messages.grades;
  return {
    preview: {
      state: 'full' as const,
      settle: settleView(answer, round.state, pages, messages, texts),
      charts: settleCharts({ ...answer, code: round.code, undecided, texts: texts.charts })
    }
  };
};

/** Not for this account: the error page says so. */
const isClosed = ({ problems }: Refusal): boolean =>
  problems.some(({ code }) => code === 'forbidden' || code === 'not-found' || code === 'session-ended');
