/** Deliberation of a round, for who runs it: what is in its way while experts score, and what to decide afterwards. */
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { checkReadiness } from '#lib/server/services/check-readiness.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { dayInShanghai } from '#lib/ui/day.ts';
import { acted } from '#lib/web/acting.ts';
import { decisionActions } from '#lib/web/deliberation-actions.ts';
import { deliberationPage } from '#lib/web/deliberation.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { paperActions } from '#lib/web/papers.ts';
import { allParticipants } from '#lib/web/participants.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { round, runsIt } = await event.parent();
  if (!runsIt) return stop(event, 404);
  const today = dayInShanghai(system.now());
  if (round.state === 'draft') return { stage: 'draft' as const, today };
  if (round.state === 'scoring') {
    const { ready, names } = await readOr(event, async () => {
      const found = await checkReadiness(system, actor, { round: round.id });
      const isClear = found.unsealed.length + found.belowQuorum.length === 0;
      const rows = isClear ? [] : await allParticipants(system, actor, round.id);
      return { ready: found, names: new Map(rows.map(({ code, name }) => [code, name])) };
    });
    const named = (codes: readonly string[]) =>
      codes.map((code) => ({ code, name: names.get(code) ?? code }));
    return {
      stage: 'scoring' as const,
      today,
      ready: { ...ready, unsealed: named(ready.unsealed), belowQuorum: named(ready.belowQuorum) }
    };
  }
  const read = await readOr(event, () => readDeliberation(system, actor, { round: round.id }));
  return { stage: 'open' as const, today, ...deliberationPage(read, event.url, event.locals.language) };
};

export const actions: Actions = {
  ...decisionActions,
  ...paperActions('decision'),
  begin: (event) =>
    acted(event, 'begin', [], async ({ system, actor, call }) => {
      const round = await roundByCode(system, actor, event.params.code);
      await beginDeliberation(system, actor, { round: round?.id ?? '' }, call);
    })
};
