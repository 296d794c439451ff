/** What the strip under the bar says: of what waits, what stands in the way first. Pure. */
import type { Workbench } from '#lib/offline/workbench.svelte.ts';
import type { LocalSheet } from '#lib/offline/local-sheet.ts';
import type { ClosedReason, SyncState } from '#lib/ui/sheet/views.ts';

type Kept = Pick<Workbench, 'line' | 'waiting' | 'syncedAt' | 'isSending' | 'storage'> & {
  /** changes that are on the screen only */
  unkept: readonly { failed: 'full' | 'broken' | null }[];
  /** how much of a sheet was set aside */
  asideOf: (sheet: string) => number;
};

/** @param shown the sheet on the screen; null on the list of studios */
export function stripState(
  kept: Kept,
  sheets: readonly LocalSheet[],
  shown: LocalSheet | null
): SyncState | null {
  const { line, waiting: changes, syncedAt, isSending } = kept;
  const about = shown ? [shown] : sheets;
  if (kept.unkept.some(({ failed }) => failed !== null)) return { kind: 'storage-full' };
  if (line === 'session-ended' || line === 'other-account') return { kind: 'session-ended', changes };
  if (shown?.data.notice)
    return { kind: 'closed', why: closedBy(shown.data.notice), changes: kept.asideOf(shown.data.sheet) };
  if (shown?.data.sealed && shown.drafts.length === 0) return { kind: 'sealed', at: shown.data.sealed.at };
  if (kept.unkept.length > 0) return { kind: 'keeping' };
  const drafts = about.flatMap((each) => each.drafts);
  const asked = drafts.filter(({ conflict }) => conflict !== undefined).length;
  if (asked > 0) return { kind: 'conflict', rows: asked };
  const refused = drafts.filter((draft) => draft.refused !== undefined).length;
  if (refused > 0) return { kind: 'refused', rows: refused };
  if (shown?.submission && shown.submission.refused === undefined) return { kind: 'signed-here' };
  if (line === 'offline') return { kind: 'offline', changes, lastSent: syncedAt };
  if (line === 'failed') return { kind: 'unreachable', changes };
  if (kept.storage === 'memory') return { kind: 'storage-refused' };
  if (isSending || changes > 0) return { kind: 'sending', changes };
  if (syncedAt === null) return null;
  const rows = about.reduce((sum, each) => sum + each.data.entries.length, 0);
  return { kind: 'all-sent', rows, at: syncedAt };
}

const closedBy = (notice: NonNullable<LocalSheet['data']['notice']>): ClosedReason =>
  notice === 'sealed-elsewhere' ? 'sealed' : notice;
