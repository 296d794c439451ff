/** Sheets of a round file: sealed as imported, unsigned. They have no history of changes here. */
import type { Round } from '#lib/domain/read-round.ts';
import type { Entry } from '../db/values.ts';
import { newSheet } from '../repos/assignments.ts';
import { findRound } from '../repos/rounds.ts';
import { factsByCode } from '../repos/sealed.ts';
import { scoreRow } from '../scoring.ts';
import type { ActContext } from '../service.ts';
import { contentHashOf } from '../sheet.ts';
import { insertObjects } from './insert.ts';
import type { Ids } from './participants.ts';

/** @param round valid for its policy; its facts are in the store already */
export async function importSheets(
  context: ActContext,
  id: string,
  { participants, members }: { participants: Ids; members: Ids },
  { sheets, policy }: Round
): Promise<void> {
  const { db, actor, newId, now } = context;
  const { t } = db;
  const row = await findRound(db, id);
  if (!row) throw new Error(`round ${id} is not there yet`);
  const facts = await factsByCode(db, id);
  const made = sheets.map((scored) => {
    const sheet = {
      ...newSheet({
        id: newId(),
        round: id,
        participant: participants.get(scored.participant) ?? '',
        member: members.get(scored.expert) ?? '',
        now
      }),
      state: 'sealed' as const,
      sealed: newId()
    };
    return { scored, sheet };
  });
  await insertObjects(
    context,
    'sheet',
    t.sheet,
    made.map(({ sheet }) => sheet)
  );
  const sealed = made.map(
    ({ scored: { entries: given, base, bonus, total, participant, expert }, sheet }) => {
      const entries = given as Record<string, Entry>;
      const subject = { round: row, participant, pseudonym: expert, sheet };
      return {
        id: sheet.sealed,
        sheet: sheet.id,
        edition: 1,
        entries,
        points: policy.rubric.criteria.map(
          (criterion) =>
            scoreRow(
              policy.rubric,
              criterion.id,
              entries[criterion.id] ?? {},
              facts.get(participant)?.get(criterion.id)
            )?.points ?? 0
        ),
        base,
        bonus,
        total,
        contentHash: contentHashOf(subject, entries),
        signature: null,
        origin: 'import' as const,
        submittedBy: actor.user,
        at: now
      };
    }
  );
  await insertObjects(context, 'sealed-sheet', t.sealedSheet, sealed);
}
