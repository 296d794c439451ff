import { z } from 'zod';
import { checkSchema } from '#lib/domain/zod-problems.ts';
import { changeSchema, type Change } from '../change.ts';
import { receiveChanges } from '../receive-changes.ts';
import { act } from '../service.ts';

const MOST_CHANGES = 500;

/**
 * What an expert typed, change by change, each with its own outcome: one bad change holds up none of the others, and
 * none is lost. Idempotent by the changes' ids. A change from an older state of a row that changed elsewhere comes back
 * as a conflict with both values; both stay in the history.
 */
export const saveChanges = act({
  name: 'save-changes',
  input: z.strictObject({ changes: z.array(z.custom<Change>()).min(1).max(MOST_CHANGES) }),
  subject: ({ actor }) => Promise.resolve({ authorities: [], expert: actor.expert }),
  missing: () => ({ kind: 'expert', id: '' }),
  async run(context, { changes }) {
    const received = changes.map((given, index) => {
      // Each for itself: a list that is refused whole would come back for ever.
      const checked = checkSchema(changeSchema, given, { path: `changes[${index}]` });
      return checked.ok ? { change: checked.value } : { given, problems: checked.problems };
    });
    return { outcomes: await receiveChanges(context, received) };
  }
});
