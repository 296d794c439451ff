/** One studio: who it is, its titles and papers, and what became of it in each round that was made public. */
import type { RequestEvent } from '@sveltejs/kit';
import { registryTexts } from '#i18n/registry.ts';
import { wordOf } from '#i18n/service-words.ts';
import { serviceWords } from '#i18n/words.ts';
import { reachOf } from '#lib/server/access.ts';
import { listPapers } from '#lib/server/services/list-papers.ts';
import { readStudio } from '#lib/server/services/read-studio.ts';
import { recordTitle } from '#lib/server/services/record-title.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { textOf } from '#lib/web/form-text.ts';
import { paperActions } from '#lib/web/papers.ts';
import { demandFilled, sayingEmpty } from '#lib/web/registry-form.ts';
import { theSystem } from '#lib/web/running.ts';
import { gradeView } from '../../../rounds/[code]/ranking-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { stages } = serviceWords(event.locals.language);
  const { code } = event.params;
  return readOr(event, async () => {
    const { studio, unit, authority, policyTitle, titles, rounds, underway } = await readStudio(
      system,
      actor,
      { code }
    );
    const { papers } = await listPapers(system, actor, { kind: 'studio', owner: studio.id });
    return {
      id: studio.id,
      code: studio.code,
      name: studio.name,
      about: {
        authority: authority.name,
        unit: unit.name,
        leader: studio.leader,
        trade: studio.trade,
        address: studio.address,
        recognisedOn: studio.recognisedOn,
        policy: policyTitle ?? studio.policy
      },
      titles: titles.map(({ id, title, since, until, reason }) => ({ id, title, since, until, reason })),
      rounds: rounds.map(({ bands, grade, ...round }) => ({ ...round, grade: gradeView(bands, grade) })),
      underway: underway.map(({ state, ...round }) => ({ ...round, stage: wordOf(stages, state) })),
      papers,
      may: {
        change: reachOf('record-title', actor.role) !== 'no',
        addPapers: reachOf('attach-paper', actor.role) !== 'no',
        openRounds: reachOf('list-rounds', actor.role) !== 'no'
      }
    };
  });
};

/** A title that is given, or ended: `day` is what the field with its date is called. */
async function titled(event: RequestEvent, form: 'give' | 'end', day: 'since' | 'until') {
  const fields = ['title', day, 'reason', `change.${day}`];
  const answer = await acted(event, form, fields, ({ system, actor, call, posted }) => {
    demandFilled(posted, ['title', day, 'reason']);
    const typed = (field: string): string => textOf(posted, field).trim();
    const [title, date] = [typed('title'), typed(day)];
    const change =
      day === 'since'
        ? { kind: 'given' as const, title, since: date }
        : { kind: 'ended' as const, title, until: date };
    const input = { studio: textOf(posted, 'studio'), change, reason: typed('reason') };
    return recordTitle(system, actor, input, call);
  });
  return sayingEmpty(answer, registryTexts(event.locals.language).empty);
}

export const actions: Actions = {
  ...paperActions('studio'),
  give: (event) => titled(event, 'give', 'since'),
  end: (event) => titled(event, 'end', 'until')
};
