import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { reopen } from '../repos/notices.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Publicity → deliberation, where the department itself finds an error in what it published. The notice then says so. */
export const withdrawNotice = act({
  name: 'withdraw-notice',
  input: z.strictObject({ round: reference, reason: prose }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run(context, { reason }, { round }) {
    demandState(round, 'withdraw-notice', 'publicity');
    await reopen(context, round, reason);
    context.tell({ reason });
    context.anchor('withdraw-notice');
  }
});
