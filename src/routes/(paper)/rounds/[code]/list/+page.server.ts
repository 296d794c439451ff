/** The settled results on paper, for the file: for who runs the round. */
import { messagesIn } from '#i18n/index.ts';
import { readPublicity } from '#lib/server/services/read-publicity.ts';
import { isSample } from '#lib/web/desk-data.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { allResults } from '#lib/web/settled.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const system = theSystem();
  const round = await readOr(event, () => roundByCode(system, actor, event.params.code));
  if (!round) return stop(event, 404);
  const publicity = await readOr(event, () => readPublicity(system, actor, { round: round.id }));
  const settled = await readOr(event, () => allResults(system, actor, round.id));
  const { grades } = messagesIn(language);
  const { bands, policy, docNo, assessment, standing } = publicity;
  return {
    language,
    isSample: isSample(),
    round: { code: round.code, title: round.title, date: round.date },
    ...{ policy, docNo, assessment },
    isPublic: standing?.hasBegun ?? false,
    bands,
    participants: settled.participants ?? settled.rows.length,
    quota: settled.quota,
    digest: settled.bundle,
    rows: settled.rows.map(({ result, name, district }) => ({
      code: result.participant,
      ...{ name, district },
      ...{ rank: result.rank, sheets: result.sheets, kept: result.kept },
      ...{ base: result.base, bonus: result.bonus, total: result.total },
      grade: bands.find(({ id }) => id === result.grade)?.title ?? null,
      reason: result.reason === null || result.reason === 'threshold' ? null : grades.reason[result.reason],
      consequences: result.consequences.map((each) => grades.consequenceLine(each, undefined))
    }))
  };
};
