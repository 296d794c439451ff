/** Sheets on this device → cards, in the order in which there is something to do. Pure. */
import type { LocalSheet } from '#lib/offline/local-sheet.ts';
import { byCodePoint } from '#lib/domain/points.ts';
import type { StudioCardView, StudioState } from '#lib/ui/sheet/views.ts';
import { maxima } from '#lib/offline/sheet-views.ts';

export function cardView(local: LocalSheet): StudioCardView {
  const { data, running, answered } = local;
  const { name, unit, trade, district, address } = data;
  const isBegun = running.rows.some(({ state }) => state !== 'empty');
  return {
    ...{ name, unit, trade, district, address, answered },
    total: isBegun ? running.total : null,
    max: maxima(local).total,
    rows: running.rows.length,
    state: stateOf(local)
  };
}

function stateOf({ data, drafts, waiting, submission, answered, isOpen }: LocalSheet): StudioState {
  const asked = drafts.filter(
    ({ conflict, refused }) => conflict !== undefined || refused !== undefined
  ).length;
  if (data.state === 'sealed') return { kind: 'sealed' };
  if (asked > 0) return { kind: 'conflict', rows: asked };
  if (submission && submission.refused === undefined) return { kind: 'signed-here' };
  if (waiting > 0) return { kind: 'to-send', changes: waiting };
  if (data.state === 'returned') return { kind: 'returned', reason: data.returns.at(-1)?.reason ?? '' };
  if (!isOpen) return { kind: 'round-closed' };
  return answered === 0 && data.entries.length === 0 ? { kind: 'ready' } : { kind: 'all-sent' };
}

const FIRST: readonly StudioState['kind'][] = ['conflict', 'returned', 'to-send', 'all-sent', 'ready'];

/** By round; in it, what asks or was sent back first, what is sealed last. */
export function groupCards(sheets: readonly LocalSheet[]): { round: string; sheets: LocalSheet[] }[] {
  const place = (local: LocalSheet): number => {
    const index = FIRST.indexOf(stateOf(local).kind);
    return index < 0 ? FIRST.length : index;
  };
  const groups = new Map<string, LocalSheet[]>();
  for (const local of sheets) {
    const { title } = local.data.round;
    groups.set(title, [...(groups.get(title) ?? []), local]);
  }
  return [...groups].map(([round, group]) => ({
    round,
    sheets: group.toSorted(
      (a, b) => place(a) - place(b) || byCodePoint(a.data.participant, b.data.participant)
    )
  }));
}
