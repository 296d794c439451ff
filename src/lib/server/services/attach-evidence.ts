import { and, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { fileNameOf } from '#lib/domain/evidence-file.ts';
import { decimal } from '#lib/domain/schema-kit.ts';
import { label, reference } from '../input.ts';
import { mediaTypeOf } from '../attachment-file.ts';
import { refuse, Refusal } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { findSheet } from '../repos/sheets.ts';
import { act } from '../service.ts';
import { whyClosed } from '../sheet.ts';

/** Of one sheet: several for each row of the longest table. */
const MOST_FILES = 200;

/** A photograph or a paper for one row of an open sheet. The content is on the disk before the row that names it. */
export const attachEvidence = act({
  name: 'attach-evidence',
  input: z.strictObject({
    sheet: reference,
    edition: decimal(0, 1),
    criterion: reference,
    fileName: label,
    bytes: z.instanceof(Uint8Array)
  }),
  subject: ({ db }, { sheet }) => findSheet(db, sheet),
  missing: ({ sheet }) => ({ kind: 'sheet', id: sheet }),
  async run(
    { db, actor, system, touch, newId, now },
    { edition, criterion, fileName: given, bytes },
    subject
  ) {
    const closed = whyClosed(subject, edition);
    if (closed) throw new Refusal([closed]);
    const { rubric } = await policyOf(db, subject.round);
    if (rubric.criteria.every(({ id }) => id !== criterion)) refuse('unknown-criterion', { criterion });
    const fileName = fileNameOf(given);
    if (fileName === '') refuse('empty-text', { key: 'fileName' }, { path: 'fileName' });
    const mediaType = mediaTypeOf(bytes);
    const [there] = await db.orm
      .select({ files: count() })
      .from(db.t.attachment)
      .where(and(eq(db.t.attachment.kind, 'sheet'), eq(db.t.attachment.owner, subject.sheet.id)));
    if ((there?.files ?? 0) >= MOST_FILES) {
      refuse('attachment-bad', { why: 'many', found: String(there?.files), most: MOST_FILES });
    }
    const digest = await system.contents.put(db, bytes, now);
    const id = newId();
    await touch('attachment', id);
    const { orm, t } = db;
    const owner = subject.sheet.id;
    const row = {
      id,
      digest,
      size: bytes.length,
      mediaType,
      fileName,
      kind: 'sheet' as const,
      owner,
      criterion
    };
    await orm.insert(t.attachment).values({ ...row, by: actor.user, at: now });
    return { id, digest };
  }
});
