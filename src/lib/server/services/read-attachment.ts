import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { attachedSheet } from '../repos/attachments.ts';
import { DELIBERATION_AND_LATER, demandState } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** A sheet's evidence: to its own expert, and from deliberation on to the round's manager. */
export const readAttachment = view({
  name: 'read-attachment',
  input: z.strictObject({ attachment: reference }),
  subject: ({ db }, { attachment }) => attachedSheet(db, attachment),
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db, actor, system }, _input, { round, attachment }) {
    if (actor.role !== 'expert') demandState(round, 'read-attachment', ...DELIBERATION_AND_LATER);
    const bytes = await system.contents.get(db, attachment.digest);
    if (!bytes) return refuse('content-missing', { digest: attachment.digest });
    return { fileName: attachment.fileName, mediaType: attachment.mediaType, bytes };
  }
});
