/** A sheet on this device → what its cards, index and table show. Pure. */
import type { LocalSheet, SheetFile } from './local-sheet.ts';
import type { RowChange } from './keep.ts';
import { runningRow } from '#lib/domain/running-sheet.ts';
import type { CategoryView, RowView, SideView, TableHead } from '#lib/ui/sheet/views.ts';
import { factsOf } from './local-sheet.ts';
import { withFiles } from './content-hash.ts';
import type { Entry } from './wire.ts';

export interface RowContext {
  local: LocalSheet;
  /** what the device could not keep */
  unkept: readonly RowChange[];
  urlOf: (file: SheetFile) => string | null;
}

export function rowViews({ local, unkept, urlOf }: RowContext): RowView[] {
  const { data, running, typed, draftOf, files } = local;
  const back = data.state === 'returned' ? data.returns.at(-1) : undefined;
  const lost = new Set(unkept.map(({ criterion }) => criterion));
  return running.rows.map((row, index) => {
    const { id } = row.criterion;
    const fact = data.facts.find(({ criterion }) => criterion === id);
    return {
      number: index + 1,
      row,
      entry: typed[id] ?? {},
      fact: fact ? { amount: fact.amount, checkedBy: fact.checkedBy, checkedOn: fact.checkedOn } : null,
      photos: files
        .filter(({ criterion }) => criterion === id)
        .map((file) => ({
          id: file.id,
          name: file.name,
          url: urlOf(file),
          isSent: file.attachment !== null,
          canRemove: local.isOpen
        })),
      conflict: conflictOf(local, id),
      returned: back?.rows.includes(id) ? back.reason : null,
      isKept: !lost.has(id),
      isSent: !draftOf.has(id)
    };
  });
}

function conflictOf(local: LocalSheet, id: string): RowView['conflict'] {
  const draft = local.draftOf.get(id);
  if (!draft?.conflict) return null;
  const { input, at } = draft.conflict;
  return { mine: sideOf(local, id, draft.input, draft.at), theirs: sideOf(local, id, input, at) };
}

function sideOf({ data, table, files }: LocalSheet, id: string, entry: Entry, at: number): SideView {
  const criterion = table.rubric.criteria.find((each) => each.id === id);
  const points = criterion
    ? runningRow(criterion, withFiles(entry, id, files), factsOf(data).get(id)).points
    : null;
  return { entry, points, at };
}

export function categoryViews({ table, running }: LocalSheet): CategoryView[] {
  const { categories, categoryOf } = table.rubric;
  return categories.map(({ id, title, bonus, max }, index) => ({
    ...{ id, title, bonus, max },
    points: running.subtotals[index] ?? 0,
    rows: categoryOf.filter((each) => each === index).length,
    open: running.open[index] ?? 0
  }));
}

/** The most that can be had, in hundredths. */
export function maxima({ table }: LocalSheet): { base: number; bonus: number; total: number } {
  let [base, bonus] = [0, 0];
  for (const category of table.rubric.categories) {
    if (category.bonus) bonus += category.max;
    else base += category.max;
  }
  return { base, bonus, total: base + bonus };
}

/** Which rows still hold up the signature. */
export const openRows = ({ running }: LocalSheet): number[] =>
  running.rows.flatMap(({ state }, index) => (state === 'whole' ? [] : [index]));

/** How many files prove each row. */
export function photoCounts({ files }: LocalSheet): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { criterion } of files) counts[criterion] = (counts[criterion] ?? 0) + 1;
  return counts;
}

export function tableHead({ data, table }: LocalSheet, signedOn: string | null): TableHead {
  const { title: policy, docNo } = table.policy;
  const { name: studio, unit, trade, district, expert, round } = data;
  return { policy, docNo, round: round.title, studio, unit, trade, district, expert, signedOn };
}
