import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { asAmount } from '#lib/domain/points.ts';
import { reference } from '../input.ts';
import { policyOf } from '../repos/policies.ts';
import { DELIBERATION_AND_LATER, demandState } from '../repos/rounds.ts';
import { entriesOf, factsOfParticipant, findSheet } from '../repos/sheets.ts';
import { attachedTo, pointsNow, withAttached } from '../evidence.ts';
import { contentHashOf } from '../sheet.ts';
import type { Entry } from '../db/values.ts';
import { view } from '../service.ts';

/** One sheet, whole: to its own expert at any time, to the round's manager from deliberation on, under the pseudonym. */
export const readSheet = view({
  name: 'read-sheet',
  input: z.strictObject({ sheet: reference }),
  subject: ({ db }, { sheet }) => findSheet(db, sheet),
  missing: ({ sheet }) => ({ kind: 'sheet', id: sheet }),
  async run({ db, actor }, _input, subject) {
    const { sheet, round, participant, pseudonym, sealedHash } = subject;
    if (actor.role !== 'expert') demandState(round, 'read-sheet', ...DELIBERATION_AND_LATER);
    const { orm, t } = db;
    const editions = await orm
      .select()
      .from(t.sealedSheet)
      .where(eq(t.sealedSheet.sheet, sheet.id))
      .orderBy(asc(t.sealedSheet.edition));
    const imported = editions.find(({ origin }) => origin === 'import');
    const { rubric } = await policyOf(db, round);
    // An imported sheet was never entered here: what it says is in its one edition.
    const rows = imported
      ? rubric.criteria.map(({ id: criterion }, index) => ({
          criterion,
          input: imported.entries[criterion] ?? {},
          points: imported.points[index] ?? null,
          revision: 0
        }))
      : await entriesOf(db, sheet.id);
    const attached = imported ? new Map<string, string[]>() : await attachedTo(db, sheet.id);
    const facts = await factsOfParticipant(db, sheet.participant);
    const entries: Record<string, Entry> = {};
    for (const { criterion, input } of rows) entries[criterion] = withAttached(input, criterion, attached);
    const returns = await orm
      .select({
        edition: t.sheetReturn.edition,
        reason: t.sheetReturn.reason,
        rows: t.sheetReturn.rows,
        at: t.sheetReturn.at
      })
      .from(t.sheetReturn)
      .where(eq(t.sheetReturn.sheet, sheet.id))
      .orderBy(asc(t.sheetReturn.edition));
    const conflicts = await orm
      .select()
      .from(t.entryChange)
      .where(and(eq(t.entryChange.sheet, sheet.id), eq(t.entryChange.outcome, 'conflict')))
      .orderBy(asc(t.entryChange.step));
    const evidence = await orm
      .select({
        id: t.attachment.id,
        criterion: t.attachment.criterion,
        fileName: t.attachment.fileName,
        mediaType: t.attachment.mediaType,
        size: t.attachment.size
      })
      .from(t.attachment)
      .where(and(eq(t.attachment.kind, 'sheet'), eq(t.attachment.owner, sheet.id)))
      .orderBy(asc(t.attachment.at), asc(t.attachment.id));
    return {
      sheet: sheet.id,
      round: { id: round.id, code: round.code, state: round.state, policyVersion: round.policyVersion },
      participant,
      expert: pseudonym,
      state: sheet.state,
      edition: sheet.edition,
      entries: rows.map(({ criterion, input, points, revision }) => ({
        criterion,
        input,
        points: imported ? points : pointsNow(rubric, { criterion, input, points }, attached, facts),
        revision
      })),
      facts: [...facts].map(([criterion, amount]) => ({ criterion, amount: asAmount(amount) })),
      /** of the edition that counts; null while there is none */
      sealed: sealedHash,
      /** what submitting it now would have to show */
      contentHash: contentHashOf(subject, entries),
      editions: editions.map(({ edition, contentHash, base, bonus, total, origin, signature, at }) => ({
        edition,
        contentHash,
        base,
        bonus,
        total,
        origin,
        isSigned: signature !== null,
        at
      })),
      returns,
      conflicts: conflicts.map(({ id, criterion, input, baseRevision, revision, at }) => ({
        id,
        criterion,
        input,
        baseRevision,
        revision,
        at
      })),
      evidence
    };
  }
});
