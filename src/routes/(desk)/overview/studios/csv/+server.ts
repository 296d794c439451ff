/** The same list as a file of rows. */
import { messagesIn } from '#i18n/index.ts';
import { overviewTexts } from '#i18n/overview.ts';
import { readOverview } from '#lib/server/services/read-overview.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { askedIn } from '../../asked.ts';
import { fitting } from '../studio-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { searchParams } = event.url;
  const { overview } = await readOr(event, () => readOverview(theSystem(), actor, askedIn(event.url)));
  const texts = overviewTexts(language).list;
  const { studio, district, trade, round, rank, total, grade } = texts.columns;
  const more = { grade: searchParams.get('grade'), from: searchParams.get('from') };
  const { undecided } = messagesIn(language).grades;
  const rows = (overview ? fitting(overview, more, '') : []).map((each) => [
    each.name,
    each.district,
    each.trade,
    each.round,
    each.rank,
    each.total === '' ? null : Number(each.total),
    each.grade ? (each.grade.title ?? undecided) : null
  ]);
  return csvAnswer(texts.file(overview?.year ?? ''), [
    [studio, district, trade, round, rank, total, grade],
    ...rows
  ]);
};
