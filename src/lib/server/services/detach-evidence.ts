import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { referencesTo } from '#lib/domain/evidence-file.ts';
import { reference } from '../input.ts';
import { refuse, Refusal } from '../refusal.ts';
import { attachedSheet } from '../repos/attachments.ts';
import { act } from '../service.ts';
import { whyClosed } from '../sheet.ts';

/**
 * Takes a file away from a row of an open sheet, as a blurred photograph. What an edition was signed with stays: its
 * content hash stands for it.
 */
export const detachEvidence = act({
  name: 'detach-evidence',
  input: z.strictObject({ attachment: reference }),
  subject: ({ db }, { attachment }) => attachedSheet(db, attachment),
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db, touch, tell }, _input, subject) {
    const { sheet, attachment } = subject;
    const closed = whyClosed(subject, sheet.edition);
    if (closed) throw new Refusal([closed]);
    const { orm, t } = db;
    const { id, criterion } = attachment;
    const [text] = referencesTo([attachment]);
    const sealed = await orm.select().from(t.sealedSheet).where(eq(t.sealedSheet.sheet, sheet.id));
    const signed = sealed.find(({ entries }) => {
      const { evidence } = entries[criterion ?? ''] ?? {};
      return Array.isArray(evidence) && evidence.includes(text);
    });
    if (signed) refuse('attachment-sealed', { edition: signed.edition });
    await touch('attachment', id);
    tell({ sheet: sheet.id, criterion });
    await orm.delete(t.attachment).where(eq(t.attachment.id, id));
    return { id };
  }
});
