/** The list of studios as the address asks for it, all pages, as a file that can be imported again. */
import { registryTexts } from '#i18n/registry.ts';
import { STUDIO_FIELDS } from '#i18n/registry-texts.ts';
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { readQuery } from '#lib/ui/list-query.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { everyRow, policyTitles } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import { askedOf, SHAPE } from '../studios/studio-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const asked = askedOf(readQuery(event.url, SHAPE));
  const { fields, studios } = registryTexts(event.locals.language);
  const { rows, policies } = await readOr(event, async () => ({
    rows: await everyRow((page) => listStudios(system, actor, { ...asked, page })),
    policies: policyTitles((await listPolicies(system, actor, {})).rows)
  }));
  const columns = STUDIO_FIELDS.filter((field) => field !== 'title');
  return csvAnswer(studios.fileName, [
    [...columns.map((field) => fields[field]), studios.last, studios.score, studios.lastRound],
    ...rows.map(({ last, policy, ...row }) => [
      ...columns.map((field) =>
        field === 'policy' ? (policy === null ? null : (policies.get(policy) ?? policy)) : row[field]
      ),
      last?.bands.find(({ id }) => id === last.grade)?.title ?? null,
      last?.total == null ? null : last.total / 100,
      last?.title ?? null
    ])
  ]);
};
