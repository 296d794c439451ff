import { z } from 'zod';
import { reference } from '../input.ts';
import { policyOf } from '../repos/policies.ts';
import { progressMembers, progressParticipants, progressSheets } from '../repos/progress.ts';
import { onlyAuthority, runsRound, visibleRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** Studios × experts: the state of every sheet and how many rows are answered, by pseudonym. Never a point. */
export const readProgress = view({
  name: 'read-progress',
  input: z.strictObject({ round: reference }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor }, _input, { round }) {
    const seen = { round: round.id, authority: onlyAuthority(actor, round) ?? null };
    const { rubric } = await policyOf(db, round);
    const all = rubric.criteria.length;
    // Who runs the round knows whom he asked to score, and moves them by these ids; nobody else.
    const runsIt = runsRound(actor, round);
    return {
      rows: all,
      members: runsIt ? await progressMembers(db, seen) : [],
      participants: await progressParticipants(db, seen),
      sheets: (await progressSheets(db, seen)).map((row) => ({
        ...row,
        member: runsIt ? row.member : null,
        answered: row.answered ?? all
      }))
    };
  }
});
