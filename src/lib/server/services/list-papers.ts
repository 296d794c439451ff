import { z } from 'zod';
import { findOwner, paperOwner, papersOf } from '../repos/papers.ts';
import { view } from '../service.ts';

/** The papers of one studio, participant, figure or decision. */
export const listPapers = view({
  name: 'list-papers',
  input: z.strictObject(paperOwner),
  subject: ({ db, actor }, input) => findOwner(db, actor.role, 'reads', input),
  missing: ({ owner }) => ({ kind: 'attachment', id: owner }),
  run: async ({ db }, { kind, owner }) => ({ papers: await papersOf(db, kind, [owner]) })
});
