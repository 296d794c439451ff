import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { findPaper } from '../repos/papers.ts';
import { view } from '../service.ts';

/** The content of a paper. */
export const readPaper = view({
  name: 'read-paper',
  input: z.strictObject({ attachment: reference }),
  subject: ({ db, actor }, { attachment }) => findPaper(db, actor.role, 'reads', attachment),
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db, system }, _input, { paper: { digest, fileName, mediaType } }) {
    const bytes = await system.contents.get(db, digest);
    if (!bytes) return refuse('content-missing', { digest });
    return { fileName, mediaType, bytes };
  }
});
