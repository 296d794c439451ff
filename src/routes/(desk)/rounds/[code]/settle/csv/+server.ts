/** The ranking as a file of rows, as it stands: a provisional one says so in its name. */
import { messagesIn } from '#i18n/index.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { rankingSheet } from '../ranking-sheet.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const row = await readOr(event, () => roundByCode(system, actor, event.params.code));
  if (!row) return stop(event, 404);
  const preview = await readOr(event, () => previewResults(system, actor, { round: row.id }));
  const { name, rows } = rankingSheet(row.code, preview, messagesIn(event.locals.language));
  return csvAnswer(name, rows);
};
