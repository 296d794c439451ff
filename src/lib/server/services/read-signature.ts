import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { DELIBERATION_AND_LATER, demandState } from '../repos/rounds.ts';
import { findSheet } from '../repos/sheets.ts';
import { view } from '../service.ts';

/** The picture of the signature under the sheet's latest sealed edition: to its own expert, later to the round's manager. */
export const readSignature = view({
  name: 'read-signature',
  input: z.strictObject({ sheet: reference }),
  subject: ({ db }, { sheet }) => findSheet(db, sheet),
  missing: ({ sheet }) => ({ kind: 'sheet', id: sheet }),
  async run({ db: { orm, t }, actor }, _input, { round, sheet }) {
    if (actor.role !== 'expert') demandState(round, 'read-signature', ...DELIBERATION_AND_LATER);
    const [signed] = await orm
      .select({ png: t.signature.png })
      .from(t.sealedSheet)
      .innerJoin(t.signature, eq(t.signature.id, t.sealedSheet.signature))
      .where(eq(t.sealedSheet.sheet, sheet.id))
      .orderBy(desc(t.sealedSheet.edition))
      .limit(1);
    if (!signed) return refuse('not-found', { kind: 'signature', id: sheet.id });
    return { png: signed.png };
  }
});
