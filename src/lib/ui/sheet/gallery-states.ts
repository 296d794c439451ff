/** The states that the gallery shows: each card, strip and studio as a person may meet it. Sample data. */
import { runningRow } from '#lib/domain/running-sheet.ts';
import { CARD, ENTRIES, FACTS, RUBRIC } from './gallery-data.ts';
import type { Entry, PhotoView, RowView, StudioCardView, SyncState } from './views.ts';

const AT = Date.UTC(2026, 8, 15, 6, 2);

const PHOTOS: readonly PhotoView[] = [
  { id: 'p1', name: '银行回单.jpg', url: '/favicon.svg', isSent: true, canRemove: true },
  { id: 'p2', name: '场所.jpg', url: null, isSent: false, canRemove: true }
];

interface CardState {
  title: string;
  view: RowView;
  isCurrent: boolean;
  isLocked: boolean;
  refused: readonly string[];
}

function card(
  title: string,
  id: string,
  entry: Entry = ENTRIES[id] ?? {},
  rest: Partial<RowView> & Partial<Omit<CardState, 'view' | 'title'>> = {}
): CardState {
  const index = RUBRIC.criteria.findIndex((each) => each.id === id);
  const criterion = RUBRIC.criteria[index];
  if (!criterion) throw new RangeError(id);
  const { isCurrent = false, isLocked = false, refused = [], ...view } = rest;
  const fact = FACTS[id] ?? null;
  return {
    title,
    isCurrent,
    isLocked,
    refused,
    view: {
      number: index + 1,
      row: runningRow(criterion, entry, fact === null ? undefined : fact.amount * 10_000),
      entry,
      fact,
      photos: [],
      conflict: null,
      returned: null,
      isKept: true,
      isSent: true,
      ...view
    }
  };
}

export function cardStates(): CardState[] {
  return [
    card('judgement, open', 'adoption'),
    card('judgement, given', 'problems'),
    card('judgement over 3 points', 'training'),
    card('judgement, not on a step', 'renovation', { points: 2.3 }),
    card('presence, open', 'service'),
    card('presence, in part, points missing', 'equipment', { met: 'partial' }),
    card('presence, in part', 'equipment'),
    card('presence, needs evidence, current', 'papers', { met: 'yes', evidence: [''] }, { isCurrent: true }),
    card('presence, with evidence', 'media'),
    card('amount, open', 'team', {}),
    card('amount, current, photographs', 'funds', undefined, { isCurrent: true, photos: PHOTOS }),
    card('amount, not a number', 'funds', { amount: '7,5' }),
    card('amount, differs from the fact', 'trainees', { amount: 5 }, { isCurrent: true }),
    card('amount, a fraction of a person', 'team', { amount: 1.5 }),
    card('measured, between', 'premises'),
    card('measured, enough', 'premises', { amount: 30, note: '扩建后复测' }),
    card('checklist, open', 'roster', {}),
    card('checklist, one missing', 'roster', undefined, { isCurrent: true }),
    card('tally, open', 'technicians', {}),
    card('tally', 'technicians'),
    card('deductions, half entered', 'records', { values: { log: true } }),
    card('deductions', 'records', { values: { log: true, hours: 3 } }),
    card('sent back', 'media', undefined, { returned: '第 23 行缺佐证，请补报道原件。' }),
    card('not kept on this device', 'events', undefined, { isKept: false }),
    card('refused by the server', 'patents', undefined, { refused: ['这一行的文字太长，最多 20000 个字符'] }),
    card('conflict', 'funds', undefined, {
      conflict: {
        mine: { entry: { amount: 7.5, note: '另 2.5 万元未到账' }, points: 1600, at: AT },
        theirs: { entry: { amount: 8 }, points: 1600, at: AT - 3_600_000 }
      }
    }),
    card('locked', 'organisation', undefined, { isLocked: true, photos: PHOTOS }),
    card('locked, open', 'funds', undefined, { isLocked: true, isCurrent: true, photos: PHOTOS })
  ];
}

export const syncStates = (): SyncState[] => [
  { kind: 'all-sent', rows: 25, at: AT },
  { kind: 'sending', changes: 3 },
  { kind: 'offline', changes: 7, lastSent: AT },
  { kind: 'offline', changes: 0, lastSent: AT },
  { kind: 'unreachable', changes: 2 },
  { kind: 'conflict', rows: 1 },
  { kind: 'refused', rows: 1 },
  { kind: 'signed-here' },
  { kind: 'session-ended', changes: 4 },
  { kind: 'keeping' },
  { kind: 'sealed', at: AT },
  { kind: 'storage-refused' },
  { kind: 'storage-full' },
  { kind: 'other-tab' },
  { kind: 'new-version' },
  { kind: 'closed', why: 'sealed', changes: 0 },
  { kind: 'closed', why: 'returned', changes: 0 },
  { kind: 'closed', why: 'reassigned', changes: 2 },
  { kind: 'closed', why: 'round-closed', changes: 0 },
  { kind: 'closed', why: 'rubric-changed', changes: 0 }
];

export const studioStates = (): StudioCardView[] => [
  CARD,
  { ...CARD, name: '示范工作室 19', total: 2750, answered: 9, state: { kind: 'all-sent' } },
  {
    ...CARD,
    name: '示范工作室 14',
    total: 7950,
    answered: 25,
    state: { kind: 'returned', reason: '第 23 行缺佐证' }
  },
  { ...CARD, name: '示范工作室 11', total: null, answered: 0, address: null, state: { kind: 'ready' } },
  { ...CARD, name: '示范工作室 05', total: 6000, answered: 18, state: { kind: 'conflict', rows: 2 } },
  { ...CARD, name: '示范工作室 08', total: 8800, answered: 25, state: { kind: 'signed-here' } },
  { ...CARD, name: '示范工作室 07', total: 9550, answered: 25, state: { kind: 'sealed' } },
  { ...CARD, name: '示范工作室 16', total: 1200, answered: 4, unit: null, state: { kind: 'reassigned' } },
  { ...CARD, name: '示范工作室 21', total: 1200, answered: 4, state: { kind: 'round-closed' } }
];
