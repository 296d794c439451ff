import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { decimal } from '#lib/domain/schema-kit.ts';
import { reference } from '../input.ts';
import type { Entry } from '../db/values.ts';
import { attachedTo, withAttached } from '../evidence.ts';
import { refuse, Refusal } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { unsettle } from '../repos/rounds.ts';
import { entriesOf, factsOfParticipant, findSheet } from '../repos/sheets.ts';
import { scoreSheet } from '../scoring.ts';
import { contentHashOf, whyClosed } from '../sheet.ts';
import { act } from '../service.ts';
import { readSignature, signatureSchema } from '../signature.ts';

/**
 * Signs and seals a sheet whose every row is answered. What is sealed has a content hash and can only be returned.
 * `contentHash` is what the expert's device shows: where the server's sheet says otherwise, nothing is sealed.
 */
export const submitSheet = act({
  name: 'submit-sheet',
  input: z.strictObject({
    sheet: reference,
    edition: decimal(0, 1),
    contentHash: reference.optional(),
    signature: signatureSchema
  }),
  subject: ({ db }, { sheet }) => findSheet(db, sheet),
  missing: ({ sheet }) => ({ kind: 'sheet', id: sheet }),
  async run(context, input, subject) {
    const { db, actor, touch, tell, anchor, newId, now } = context;
    const { sheet, round } = subject;
    const closed = whyClosed(subject, input.edition);
    if (closed) throw new Refusal([closed]);
    const png = readSignature(input.signature);
    const { rubric } = await policyOf(db, round);
    const entries: Record<string, Entry> = {};
    const attached = await attachedTo(db, sheet.id);
    for (const { criterion, input: entry } of await entriesOf(db, sheet.id)) {
      entries[criterion] = withAttached(entry, criterion, attached);
    }
    const scored = scoreSheet(rubric, entries, await factsOfParticipant(db, sheet.participant));
    if (!scored.ok) throw new Refusal(scored.problems);
    const { points, base, bonus, total } = scored.value;
    const contentHash = contentHashOf(subject, entries);
    if (input.contentHash !== undefined && input.contentHash !== contentHash) {
      refuse('sheet-changed', { expected: input.contentHash, found: contentHash });
    }
    const [signature, sealed] = [newId(), newId()];
    await touch('sheet', sheet.id);
    await touch('signature', signature);
    await touch('sealed-sheet', sealed);
    const { orm, t } = db;
    const { strokes } = input.signature;
    await orm.insert(t.signature).values({ id: signature, sheet: sheet.id, png, strokes, at: now });
    await orm.insert(t.sealedSheet).values({
      id: sealed,
      sheet: sheet.id,
      edition: sheet.edition,
      entries,
      points,
      base,
      bonus,
      total,
      contentHash,
      signature,
      origin: 'device',
      submittedBy: actor.user,
      at: now
    });
    await orm.update(t.sheet).set({ state: 'sealed', sealed }).where(eq(t.sheet.id, sheet.id));
    await unsettle(context, round);
    tell({ contentHash });
    anchor('submit-sheet');
    return { contentHash, base, bonus, total };
  }
});
