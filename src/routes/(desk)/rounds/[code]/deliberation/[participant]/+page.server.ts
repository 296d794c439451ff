/** One studio in a round, for who runs it: its sheets beside each other, and every act on it that its stage allows. */
import { expertTexts } from '#i18n/expert.ts';
import { compareSheets } from '#lib/server/services/compare-sheets.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { withdrawVeto } from '#lib/server/services/withdraw-veto.ts';
import { asNumber } from '#lib/domain/points.ts';
import { studioSheets } from '#lib/ui/deliberation/studio-view.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { textOf } from '#lib/web/form-text.ts';
import { attachAll, filesIn, paperActions } from '#lib/web/papers.ts';
import { allParticipants } from '#lib/web/participants.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { round, runsIt } = await event.parent();
  const { language } = event.locals;
  if (!runsIt) return stop(event, 404);
  const read = await readOr(event, async () => {
    const all = await allParticipants(system, actor, round.id);
    const found = all.find(({ code }) => code === event.params.participant);
    return found && compareSheets(system, actor, { participant: found.id });
  });
  if (!read) return stop(event, 404);
  const { sheet: texts } = await expertTexts(language);
  const onlyWide = event.url.searchParams.get('rows') === 'wide';
  return {
    participant: read.participant,
    limit: asNumber(read.limit),
    onlyWide,
    view: studioSheets(read.rubric, read.sheets, read.facts, texts, onlyWide),
    sheets: read.sheets.map(({ sheet, expert, member, state, canBeReturned }) => ({
      sheet,
      expert: expert ?? '',
      member,
      state: state === 'reassigned' ? ('draft' as const) : state,
      canBeReturned
    })),
    rows: read.rows.map(({ id, title }, index) => ({ id, title, number: index + 1 })),
    triggers: read.triggers,
    vetoes: read.vetoes,
    papers: read.papers
  };
};

export const actions: Actions = {
  ...paperActions('participant'),
  returnSheet: (event) => {
    const sheet = event.url.searchParams.get('sheet') ?? '';
    return acted(event, `returnSheet:${sheet}`, ['reason'], ({ system, actor, call, posted }) => {
      const rows = posted.getAll('rows').filter((each): each is string => typeof each === 'string');
      return returnSheet(system, actor, { sheet, rows, reason: textOf(posted, 'reason') }, call);
    });
  },
  takeSheet: (event) => {
    const sheet = event.url.searchParams.get('sheet') ?? '';
    return acted(event, `takeSheet:${sheet}`, ['reason'], ({ system, actor, call, posted }) =>
      reassignSheet(
        system,
        actor,
        {
          participant: textOf(posted, 'participant'),
          from: textOf(posted, 'member'),
          to: null,
          reason: textOf(posted, 'reason')
        },
        call
      )
    );
  },
  setStatus: (event) => {
    const status = event.url.searchParams.get('status') as 'graded' | 'deferred' | 'withdrawn';
    return acted(event, `setStatus:${status}`, ['reason'], async (acting) => {
      const { system, actor, call, posted } = acting;
      const participant = textOf(posted, 'participant');
      const files = await filesIn(posted);
      await setStatus(system, actor, { participant, status, reason: textOf(posted, 'reason') }, call);
      await attachAll(acting, { kind: 'participant', owner: participant }, files);
    });
  },
  recordVeto: (event) =>
    acted(event, 'recordVeto', ['trigger', 'note'], async (acting) => {
      const { system, actor, call, posted } = acting;
      const participant = textOf(posted, 'participant');
      const files = await filesIn(posted);
      const veto = { participant, trigger: textOf(posted, 'trigger'), note: textOf(posted, 'note') };
      await recordVeto(system, actor, veto, call);
      await attachAll(acting, { kind: 'participant', owner: participant }, files);
    }),
  withdrawVeto: (event) => {
    const trigger = event.url.searchParams.get('trigger') ?? '';
    return acted(event, `withdrawVeto:${trigger}`, ['reason'], ({ system, actor, call, posted }) =>
      withdrawVeto(
        system,
        actor,
        { participant: textOf(posted, 'participant'), trigger, reason: textOf(posted, 'reason') },
        call
      )
    );
  }
};
