/** The histories of sheets: every change chained to the one before, the last one in the sheet, the rows what they say. */
import { setImmediate as breathe } from 'node:timers/promises';
import { asc, eq, gt, inArray, notExists, sql } from 'drizzle-orm';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Db, Tables } from '../db/store.ts';
import { readEach, type Findings } from './findings.ts';
import { changeHash, NO_CHANGE } from './history.ts';

type SheetRow = Tables['sheet']['$inferSelect'];
type ChangeRow = Tables['entryChange']['$inferSelect'];
type EntryRow = Tables['entry']['$inferSelect'];

/** Sheets at a time: each may have a few hundred changes. */
const PAGE = 50;

export async function verifyHistories(db: Db, findings: Findings): Promise<void> {
  const { orm, t } = db;
  for (let after = ''; ;) {
    const sheets = await orm
      .select()
      .from(t.sheet)
      .where(gt(t.sheet.id, after))
      .orderBy(asc(t.sheet.id))
      .limit(PAGE);
    const steps = await readEach(
      sheets,
      (some) => stepsThatDiffer(db, some),
      ({ id }) => findings.add('history-differs', { sheet: id, step: 0 })
    );
    for (const each of steps) findings.add('history-differs', each);
    const last = sheets.at(-1);
    if (!last || sheets.length < PAGE) break;
    after = last.id;
    await breathe();
  }
  for (const table of [t.entryChange, t.entry]) {
    const sheet = orm
      .select({ one: sql`1` })
      .from(t.sheet)
      .where(eq(t.sheet.id, table.sheet));
    const strays = await orm
      .selectDistinct({ sheet: table.sheet })
      .from(table)
      .where(notExists(sheet))
      .limit(PAGE);
    for (const stray of strays) findings.add('history-differs', { ...stray, step: 0 });
  }
}

async function stepsThatDiffer(
  { orm, t: { entry, entryChange } }: Db,
  sheets: readonly SheetRow[]
): Promise<{ sheet: string; step: number }[]> {
  const ids = sheets.map(({ id }) => id);
  const changes = await orm
    .select()
    .from(entryChange)
    .where(inArray(entryChange.sheet, ids))
    .orderBy(asc(entryChange.sheet), asc(entryChange.step));
  const entries = await orm.select().from(entry).where(inArray(entry.sheet, ids));
  const changesOf = Map.groupBy(changes, ({ sheet }) => sheet);
  const entriesOf = Map.groupBy(entries, ({ sheet }) => sheet);
  return sheets.flatMap((sheet) =>
    verifyHistory(sheet, changesOf.get(sheet.id) ?? [], entriesOf.get(sheet.id) ?? []).map((step) => ({
      sheet: sheet.id,
      step
    }))
  );
}

/**
 * The first step whose link does not hold, then the steps whose outcome is not what stands in the sheet's rows; 0 is a row
 * that no step made.
 */
export function verifyHistory(
  sheet: Pick<SheetRow, 'changes' | 'head'>,
  changes: readonly ChangeRow[],
  entries: readonly EntryRow[]
): number[] {
  const differ = new Set<number>();
  const broken = brokenLink(sheet, changes);
  if (broken !== undefined) differ.add(broken);
  const made = new Map(
    changes.filter(({ outcome }) => outcome === 'applied').map((change) => [change.criterion, change])
  );
  const rest = new Map(made);
  for (const entry of entries) {
    const change = made.get(entry.criterion);
    rest.delete(entry.criterion);
    if (!change || saidBy(entry) !== saidBy({ ...change, change: change.id })) differ.add(change?.step ?? 0);
  }
  for (const { step } of rest.values()) differ.add(step);
  return [...differ];
}

function brokenLink(
  { changes: count, head }: Pick<SheetRow, 'changes' | 'head'>,
  changes: readonly ChangeRow[]
): number | undefined {
  let previous = NO_CHANGE;
  for (const [i, change] of changes.entries()) {
    if (change.step !== i + 1 || changeHash(previous, change) !== change.hash) return i + 1;
    previous = change.hash;
  }
  if (count !== changes.length) return Math.min(count, changes.length) + 1;
  return head === previous ? undefined : count;
}

const saidBy = ({ input, points, revision, change }: Omit<EntryRow, 'sheet' | 'criterion'>): string =>
  canonical([input, points, revision, change]);
