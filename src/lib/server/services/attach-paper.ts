import { and, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { fileNameOf } from '#lib/domain/evidence-file.ts';
import { mediaTypeOf } from '../attachment-file.ts';
import { label } from '../input.ts';
import { refuse } from '../refusal.ts';
import { demandOpen, findOwner, paperOwner } from '../repos/papers.ts';
import { act } from '../service.ts';

/** Of one owner: more than a file of minutes or a figure's proofs ever has. */
const MOST_PAPERS = 50;

/** A paper beside what is recorded: an approval, minutes, the bank's slip for a figure. */
export const attachPaper = act({
  name: 'attach-paper',
  input: z.strictObject({ ...paperOwner, fileName: label, bytes: z.instanceof(Uint8Array) }),
  subject: ({ db, actor }, input) => findOwner(db, actor.role, 'adds', input),
  missing: ({ owner }) => ({ kind: 'attachment', id: owner }),
  async run(
    { db, actor, system, touch, tell, newId, now },
    { kind, owner, fileName: given, bytes },
    subject
  ) {
    demandOpen(subject, 'attach-paper');
    const fileName = fileNameOf(given);
    if (fileName === '') refuse('empty-text', { key: 'fileName' }, { path: 'fileName' });
    const mediaType = mediaTypeOf(bytes);
    const { orm, t } = db;
    const [there] = await orm
      .select({ papers: count() })
      .from(t.attachment)
      .where(and(eq(t.attachment.kind, kind), eq(t.attachment.owner, owner)));
    if ((there?.papers ?? 0) >= MOST_PAPERS) {
      refuse('attachment-bad', { why: 'many', found: String(there?.papers), most: MOST_PAPERS });
    }
    const digest = await system.contents.put(db, bytes, now);
    const id = newId();
    await touch('attachment', id);
    tell({ kind, owner });
    const row = { id, digest, size: bytes.length, mediaType, fileName, kind, owner, criterion: null };
    await orm.insert(t.attachment).values({ ...row, by: actor.user, at: now });
    return { attachment: id };
  }
});
