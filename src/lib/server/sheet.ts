/** What holds of one score sheet: whether it takes changes, and the hash of what is signed. */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Entry } from './db/values.ts';
import { digestOf } from './digest.ts';
import type { SheetSubject } from './repos/sheets.ts';

/** As much of a sheet as says whether it takes changes. */
interface Closable extends Pick<SheetSubject, 'sheet' | 'sealedHash' | 'endedReason'> {
  round: Pick<SheetSubject['round'], 'state'>;
}

/** Why a sheet takes no change made in its given edition; undefined where it does. */
export function whyClosed(
  { sheet, round, sealedHash, endedReason }: Closable,
  edition: number
): Problem | undefined {
  if (sheet.state === 'reassigned') return problem('sheet-reassigned', { reason: endedReason ?? '' });
  if (sheet.state === 'sealed') return problem('sheet-sealed', { contentHash: sealedHash ?? '' });
  // Made before the sheet was sealed and sent back: the expert looks at the returned rows first.
  if (edition !== sheet.edition) return problem('sheet-returned', { edition: sheet.edition, given: edition });
  // In deliberation the others' sheets are open: only what was sent back is scored again.
  const isOpen = round.state === 'scoring' || (round.state === 'deliberation' && sheet.state === 'returned');
  return isOpen ? undefined : problem('round-closed', { state: round.state });
}

/** What a signature stands under, besides the rows. */
interface Signed extends Pick<SheetSubject, 'participant' | 'pseudonym'> {
  round: Pick<SheetSubject['round'], 'code' | 'policyVersion'>;
  sheet: Pick<SheetSubject['sheet'], 'edition'>;
}

/** SHA-256 over the canonical text of what is signed: round, table, studio, pseudonym, edition, every row. */
export function contentHashOf(
  { round, participant, pseudonym, sheet }: Signed,
  entries: Readonly<Record<string, Entry>>
): string {
  const { code, policyVersion: policy } = round;
  return digestOf({ round: code, policy, participant, expert: pseudonym, edition: sheet.edition, entries });
}
