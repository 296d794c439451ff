/** What the address asks for: a studio's derivation, values to try. And the acts: settle, widen the quota, withdraw a decision. */
import { describe, messagesIn } from '#i18n/index.ts';
import { settleTexts } from '#i18n/settle.ts';
import { dayInShanghai } from '#lib/ui/day.ts';
import { readWhatIf } from '#lib/ui/settle/what-if-query.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { whatIfResults } from '#lib/server/services/what-if-results.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { numberOf, textOf } from '#lib/web/form-text.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { studioDerivation } from './studio-view.ts';
import { whatIfView } from './what-if-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { round: row, preview } = await event.parent();
  if (preview.state !== 'full') return { studio: null, derivation: null, whatIf: null, query: '', today: '' };
  const system = theSystem();
  const { round, results } = await readOr(event, () => previewResults(system, actor, { round: row.id }));
  const { searchParams } = event.url;
  const studio = searchParams.get('studio');
  const asked = readWhatIf(event.url, round.assessment);
  const others = new URLSearchParams(searchParams);
  others.delete('studio');
  for (const name of [...others.keys()]) if (name.startsWith('/')) others.delete(name);
  return {
    studio,
    derivation:
      studio === null
        ? null
        : (studioDerivation(round, results, studio, messagesIn(language), settleTexts(language)) ??
          ('unknown' as const)),
    whatIf: { ...asked, bands: (round.assessment.grades?.bands ?? []).slice(0, -1), ...(await answer()) },
    /** what else the address asks for: links to studios keep it */
    query: others.toString(),
    today: dayInShanghai(Date.now())
  };

  async function answer() {
    const { changes, faults } = asked;
    if (changes.length === 0 || faults.length > 0) return { answer: null, problems: [] };
    try {
      const tried = await whatIfResults(system, actor, { round: row.id, changes: changes as never });
      return { answer: whatIfView(round, tried), problems: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const messages = messagesIn(language);
      return { answer: null, problems: error.problems.map((each) => describe(messages, each)) };
    }
  }
};

type Asked = Parameters<Actions[string]>[0];

async function roundOf(event: Asked): Promise<string> {
  const { actor } = demandSignedIn(event);
  const row = await readOr(event, () => roundByCode(theSystem(), actor, event.params.code));
  return row ? row.id : stop(event, 404);
}

export const actions: Actions = {
  settle: async (event) => {
    const round = await roundOf(event);
    return acted(event, 'settle', [], ({ system, actor, call, posted }) =>
      settleRound(system, actor, { round, results: textOf(posted, 'results') }, call)
    );
  },
  override: async (event) => {
    const round = await roundOf(event);
    return acted(event, 'override', FIELDS, ({ system, actor, call, posted }) => {
      const decision = {
        kind: 'cap-override' as const,
        seats: numberOf(posted, 'decision.seats'),
        reason: textOf(posted, 'decision.reason').trim(),
        by: textOf(posted, 'decision.by').trim(),
        on: textOf(posted, 'decision.on')
      };
      return recordDecision(system, actor, { round, decision }, call);
    });
  },
  withdraw: async (event) =>
    acted(event, 'withdraw', ['reason'], ({ system, actor, call, posted }) =>
      withdrawDecision(
        system,
        actor,
        { decision: textOf(posted, 'decision'), reason: textOf(posted, 'reason').trim() },
        call
      )
    )
};

/** By the names that the service's problems give them. */
const FIELDS = ['decision.seats', 'decision.reason', 'decision.by', 'decision.on'] as const;
