/** The ledger of settled results as a file. */
import { messagesIn } from '#i18n/index.ts';
import { publicityTexts } from '#i18n/publicity.ts';
import { readPublicity } from '#lib/server/services/read-publicity.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { allResults } from '#lib/web/settled.ts';
import { ledgerRows } from './ledger-rows.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const system = theSystem();
  const row = await readOr(event, () => roundByCode(system, actor, event.params.code));
  if (!row) return stop(event, 404);
  const { bands } = await readOr(event, () => readPublicity(system, actor, { round: row.id }));
  const { rows, bundle } = await readOr(event, () => allResults(system, actor, row.id));
  const texts = publicityTexts(language);
  const lines = ledgerRows({ rows, bands, digest: bundle }, texts, messagesIn(language));
  return csvAnswer(`${row.code}-${texts.ledger.name}`, lines);
};
