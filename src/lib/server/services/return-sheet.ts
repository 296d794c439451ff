import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { problem } from '#lib/domain/problem.ts';
import { prose, reference } from '../input.ts';
import { refuse, Refusal } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, unsettle } from '../repos/rounds.ts';
import { findSheet } from '../repos/sheets.ts';
import { act } from '../service.ts';

/** Sends a sealed sheet back, with the reason and the rows to look at. What was signed stays as it was, as an earlier edition. */
export const returnSheet = act({
  name: 'return-sheet',
  input: z.strictObject({ sheet: reference, reason: prose, rows: z.array(reference) }),
  subject: ({ db }, { sheet }) => findSheet(db, sheet),
  missing: ({ sheet }) => ({ kind: 'sheet', id: sheet }),
  async run(context, { reason, rows }, { sheet, round, expert }) {
    const { db, actor, touch, tell, newId, now } = context;
    demandState(round, 'return-sheet', 'scoring', 'deliberation');
    // An imported sheet has nobody who could sign it again.
    if (sheet.state !== 'sealed' || expert === null) refuse('sheet-not-sealed', { state: sheet.state });
    const { rubric } = await policyOf(db, round);
    const unknown = rows.filter((row) => rubric.criteria.every(({ id }) => id !== row));
    if (unknown.length > 0) {
      throw new Refusal(
        unknown.map((criterion) =>
          problem('unknown-criterion', { criterion }, { path: `rows[${rows.indexOf(criterion)}]` })
        )
      );
    }
    const { orm, t } = db;
    const id = newId();
    await touch('sheet', sheet.id);
    await touch('sheet-return', id);
    tell({ reason });
    const { edition } = sheet;
    await orm
      .insert(t.sheetReturn)
      .values({ id, sheet: sheet.id, edition, reason, rows, by: actor.user, at: now });
    await orm
      .update(t.sheet)
      .set({ state: 'returned', edition: edition + 1, sealed: null })
      .where(eq(t.sheet.id, sheet.id));
    await unsettle(context, round);
    return { edition: edition + 1 };
  }
});
