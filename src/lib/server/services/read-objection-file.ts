import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { findObjectionFile } from '../repos/notices.ts';
import { view } from '../service.ts';

/** What came with an objection, for who runs the round. It is a stranger's: nothing of ours opens it. */
export const readObjectionFile = view({
  name: 'read-objection-file',
  input: z.strictObject({ attachment: reference }),
  subject: ({ db }, { attachment }) => findObjectionFile(db, attachment),
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db, system }, _input, { file: { digest, fileName, mediaType } }) {
    const bytes = await system.contents.get(db, digest);
    if (!bytes) return refuse('content-missing', { digest });
    return { fileName, mediaType, bytes };
  }
});
