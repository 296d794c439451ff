/** Actions of the pages on which a tie is decided: the ballot with its minutes, and taking a decision back. */
import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#lib/server/refusal.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { GROUP_FIELD, orderBy, placeField } from '#lib/ui/deliberation/ballot.ts';
import { acted } from './acting.ts';
import { textOf } from './form-text.ts';
import { attachAll, filesIn } from './papers.ts';

/** The round is named in the form's address, as `?/decideTie&round=…&tie=…`, so is the decision that is taken back. */
export const decisionActions = {
  decideTie: (event: RequestEvent) => {
    const round = event.url.searchParams.get('round') ?? '';
    const fields = ['order', 'decision.by', 'decision.on', 'decision.minutes'] as const;
    const tie = event.url.searchParams.get('tie') ?? '';
    return acted(event, `decideTie:${tie}`, fields, async (acting) => {
      const { system, actor, call, posted } = acting;
      const group = posted.getAll(GROUP_FIELD).filter((each): each is string => typeof each === 'string');
      const order = orderBy(group, (code) => textOf(posted, placeField(code)));
      if (!order) return refuse('decision-not-the-group', { group }, { path: 'order' });
      const files = await filesIn(posted);
      const decision = {
        kind: 'tie' as const,
        participants: group,
        order,
        by: textOf(posted, 'by'),
        on: textOf(posted, 'on'),
        minutes: textOf(posted, 'minutes')
      };
      const made = await recordDecision(system, actor, { round, decision }, call);
      await attachAll(acting, { kind: 'decision', owner: made.id }, files);
      return { number: made.number };
    });
  },
  withdrawDecision: (event: RequestEvent) => {
    const decision = event.url.searchParams.get('decision') ?? '';
    return acted(event, `withdrawDecision:${decision}`, ['reason'], ({ system, actor, call, posted }) =>
      withdrawDecision(system, actor, { decision, reason: textOf(posted, 'reason') }, call)
    );
  }
};
