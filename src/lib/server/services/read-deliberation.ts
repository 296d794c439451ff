import { z } from 'zod';
import { agreementOf } from '#lib/domain/agreement.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { reference } from '../input.ts';
import { memberOf, recusedCodes } from '../repos/members.ts';
import { policyOf } from '../repos/policies.ts';
import { roundData } from '../repos/round-data.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound } from '../repos/rounds.ts';
import { factsByCode, sealedWithPoints } from '../repos/sealed.ts';
import { view } from '../service.ts';

/**
 * 集中评议: where sheets disagree, who departs from a verified fact, how severe each expert is, which ties wait for the
 * panel. Experts by pseudonym only; open to the round's manager and to the experts of its panels.
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
  async run({ db }, _input, { round, member }) {
    demandState(round, 'read-deliberation', ...DELIBERATION_AND_LATER);
    const policy = await policyOf(db, round);
    // Who is recused from a studio stays out of what is said of it.
    const closed = member === undefined ? [] : await recusedCodes(db, member);
    const isOpen = ({ participant }: { participant: string }): boolean => !closed.includes(participant);
    const sheets = (await sealedWithPoints(db, round.id)).filter(isOpen);
    const criteria = policy.rubric.criteria.map(({ id }) => id);
    const facts = await factsByCode(db, round.id);
    const agreement = agreementOf({ criteria, sheets, facts, limit: round.disagreementLimit });
    const read = readRound(await roundData(db, round), policy);
    const graded = read.ok ? gradeRound(read.value) : read;
    return {
      limit: round.disagreementLimit,
      ...agreement,
      sheets: sheets.map(({ sheet, participant, expert, total, points }) => ({
        sheet,
        participant,
        expert,
        total,
        points
      })),
      ties: graded.ok ? graded.value.undecided : [],
      incomplete: graded.ok ? graded.value.incomplete : [],
      /** what keeps the round from being graded, as a sheet that a later fact contradicts */
      problems: graded.ok
        ? []
        : graded.problems.filter(({ participant }) => !closed.includes(participant ?? ''))
    };
  }
});
