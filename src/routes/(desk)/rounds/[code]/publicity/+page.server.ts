/** Making results public: compose and publish a notice, decide objections, withdraw, make the round final. */
import type { RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Actor } from '#lib/server/access.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { previewNotice } from '#lib/server/services/preview-notice.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readPublicity } from '#lib/server/services/read-publicity.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { dayInShanghai, minuteInShanghai } from '#lib/server/clock.ts';
import { faultsIn } from '#lib/ui/form.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { textOf } from '#lib/web/form-text.ts';
import { qrPath } from '#lib/web/qr.ts';
import { inWords } from '#lib/web/refusals.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { noticeIn, NOTICE_FIELDS, previewAsked, publishIn } from './notice-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { round } = await event.parent();
  const system = theSystem();
  const publicity = await readOr(event, () => readPublicity(system, actor, { round: round.id }));
  const { objections } = await readOr(event, () => listObjections(system, actor, { round: round.id }));
  const { standing } = publicity;
  const address = standing && new URL(resolve('/(public)/notices/[id]', { id: standing.id }), event.url).href;
  return {
    ...publicity,
    canPublish: round.state === 'deliberation' && round.settled !== null,
    compose: await composed(),
    address,
    qr: address === null ? null : qrPath(address),
    objections: objections.map(({ at, decidedAt, by: _, notice: __, ...objection }) => ({
      ...objection,
      at: minuteInShanghai(at),
      decidedOn: decidedAt === null ? null : dayInShanghai(decidedAt)
    }))
  };

  /** The notice as it would be published; with faults where what the address asks for cannot be. */
  async function composed() {
    if (round.state !== 'deliberation' || round.settled === null) return null;
    const asked = previewAsked(event.url.searchParams);
    const preview = (given: object) => previewNotice(system, actor, { round: round.id, ...given });
    try {
      return { ...(await preview(asked)), asked, faults: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const faults = faultsIn(inWords(error.problems, event.locals.language), NOTICE_FIELDS);
      const usual = await readOr(event, () => preview({}));
      return { ...usual, page: null, asked, faults };
    }
  }
};

export const actions: Actions = {
  publish: (event) =>
    acted(event, 'publish', NOTICE_FIELDS, async ({ system, actor, call, posted }) => {
      const input = { round: await roundOf(event, actor), ...publishIn(noticeIn(posted)) };
      return publishRound(system, actor, { ...input, settlement: textOf(posted, 'settlement') }, call);
    }),

  decide: (event) => {
    const objection = event.url.searchParams.get('objection') ?? '';
    return acted(event, `decide-${objection}`, ['outcome', 'reason'], ({ system, actor, call, posted }) =>
      decideObjection(
        system,
        actor,
        {
          objection,
          // What is no choice is for the service to refuse.
          outcome: textOf(posted, 'outcome') as 'sustained' | 'dismissed',
          reason: textOf(posted, 'reason')
        },
        call
      )
    );
  },

  withdraw: (event) =>
    acted(event, 'withdraw', ['reason'], async ({ system, actor, call, posted }) =>
      withdrawNotice(
        system,
        actor,
        { round: await roundOf(event, actor), reason: textOf(posted, 'reason') },
        call
      )
    ),

  finalise: (event) =>
    acted(event, 'finalise', [], async ({ system, actor, call }) =>
      finaliseRound(system, actor, { round: await roundOf(event, actor) }, call)
    )
};

/** Empty where there is no such round, which the services refuse. */
const roundOf = async (event: RequestEvent, actor: Actor): Promise<string> =>
  (await roundByCode(theSystem(), actor, event.params.code ?? ''))?.id ?? '';
