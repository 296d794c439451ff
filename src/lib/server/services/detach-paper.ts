import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { demandOpen, findPaper } from '../repos/papers.ts';
import { act } from '../service.ts';

/** Takes a paper away that does not belong there, with the reason; the audit chain keeps its digest. */
export const detachPaper = act({
  name: 'detach-paper',
  input: z.strictObject({ attachment: reference, reason: prose }),
  subject: ({ db, actor }, { attachment }) => findPaper(db, actor.role, 'adds', attachment),
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db: { orm, t }, touch, tell }, { reason }, subject) {
    demandOpen(subject, 'detach-paper');
    const { id, kind, owner, digest } = subject.paper;
    await touch('attachment', id);
    tell({ kind, owner, digest, reason });
    await orm.delete(t.attachment).where(eq(t.attachment.id, id));
    return { attachment: id };
  }
});
