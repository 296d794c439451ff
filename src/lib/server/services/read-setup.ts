import { z } from 'zod';
import { timingOf } from '#lib/domain/due-timing.ts';
import { reference } from '../input.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { setupAssignments, setupMembers, setupParticipants, setupRecusals } from '../repos/setup.ts';
import { view } from '../service.ts';

/**
 * A draft as a whole, for who prepares it. Experts stand here by name, and have no pseudonym yet; once the round is open
 * nothing reads who scores whom by name any more.
 */
export const readSetup = view({
  name: 'read-setup',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db }, _input, { round }) {
    demandState(round, 'read-setup', 'draft');
    const { data } = await policyOf(db, round);
    const assessment = data.assessments.find(({ id }) => id === round.assessment);
    if (!assessment) throw new Error(`${data.id} has no assessment ${round.assessment}`);
    return {
      policy: {
        id: data.id,
        title: data.title,
        docNo: data.docNo,
        status: data.status,
        effective: data.effective,
        categories: data.rubric.categories.map(({ id, title, bonus }) => ({ id, title, bonus })),
        assessment,
        timing: timingOf(data.id, round.assessment)
      },
      participants: await setupParticipants(db, round.id),
      members: await setupMembers(db, round.id),
      recusals: await setupRecusals(db, round.id),
      assignments: await setupAssignments(db, round.id)
    };
  }
});
