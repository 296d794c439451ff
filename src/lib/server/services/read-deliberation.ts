import { z } from 'zod';
import { takesFact } from '#lib/domain/read-participants.ts';
import { agreementView } from '../agreement-views.ts';
import { gradedView } from '../graded-views.ts';
import { reference } from '../input.ts';
import { decisionsOf, openSheetsOf, participantsOf, vetoesOf } from '../repos/deliberation.ts';
import { memberOf, recusedCodes } from '../repos/members.ts';
import { papersOf } from '../repos/papers.ts';
import { policyOf } from '../repos/policies.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound, runsRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/**
 * 集中评议: where sheets disagree, who departs from a verified fact, how severe each expert is, which ties wait for the
 * panel, what it has decided. Experts by pseudonym only; open to the round's manager and to the experts of its panels.
 */
export const readDeliberation = view({
  name: 'read-deliberation',
  input: z.strictObject({ round: reference }),
  async subject({ db, actor }, { round: id }) {
    const subject = await managedRound(db, id);
    if (!subject || actor.expert === null) return subject && { ...subject, member: undefined };
    const member = await memberOf(db, id, actor.expert);
    return member && { ...subject, expert: member.expert, member: member.id };
  },
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, system }, _input, { round, member }) {
    demandState(round, 'read-deliberation', ...DELIBERATION_AND_LATER);
    // Who is recused from a studio stays out of what is said of it.
    const closed = member === undefined ? [] : await recusedCodes(db, member);
    const isOpen = ({ participant }: { participant?: string }): boolean =>
      !closed.includes(participant ?? '');
    const runs = runsRound(actor, round);
    const policy = await policyOf(db, round);
    const graded = await gradedView(system.store, db, round);
    const agreement = await agreementView(db, round, graded, closed);
    const participants = await participantsOf(db, round.id);
    const decisions = await decisionsOf(db, round.id);
    const papers = runs
      ? await papersOf(
          db,
          'decision',
          decisions.map(({ id }) => id)
        )
      : [];
    const ties = graded.ok ? graded.value.results.undecided : [];
    // Among those in force, by their place.
    const unfit = graded.ok ? graded.value.setAside : [];
    const inForce = decisions.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id);
    return {
      /** the round's, for those to whom it is shown nowhere else */
      round: { id: round.id, code: round.code, title: round.title, state: round.state },
      limit: round.disagreementLimit,
      /** the rows of the table */
      criteria: policy.rubric.criteria.map((row) => ({
        id: row.id,
        title: row.title,
        max: row.max,
        unit: takesFact(row) ? row.unit : null
      })),
      ...agreement,
      participants: participants
        .filter(({ code }) => !closed.includes(code))
        .map((each) => ({ ...each, statusReason: runs ? each.statusReason : null })),
      open: (await openSheetsOf(db, round.id)).filter(isOpen),
      ties,
      /** of the tied studios: what they are tied by */
      tied: (graded.ok ? graded.value.results.results : []).flatMap(({ participant, rank, base, total }) =>
        ties.some((group) => group.participants.includes(participant))
          ? [{ participant, rank, base, total }]
          : []
      ),
      incomplete: graded.ok ? graded.value.results.incomplete : [],
      decisions: decisions.map((each) => ({
        ...each,
        papers: papers.filter(({ owner }) => owner === each.id),
        /** why it fits no longer */
        unfit: unfit.find(({ index }) => inForce[index] === each.id)?.problems ?? null
      })),
      vetoes: runs ? await vetoesOf(db, round.id) : [],
      /** what keeps the round from being graded, as a sheet that a later fact contradicts */
      problems: graded.ok ? [] : graded.problems.filter(isOpen)
    };
  }
});
