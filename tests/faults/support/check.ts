/** What a store must be after a fault: every acknowledged change there, nothing by halves, the chain whole. */
import { existsSync, readFileSync } from 'node:fs';
import { asc } from 'drizzle-orm';
import Sqlite from 'better-sqlite3';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { NO_CHANGE } from '#lib/server/audit/history.ts';
import { verifyAudit } from '#lib/server/audit/verify.ts';
import type { Db, Tables } from '#lib/server/db/store.ts';
import type { System } from '#lib/server/system.ts';
import { openPlace, type Place } from './place.ts';
import type { Acknowledged } from './writers.ts';

export interface Checked {
  /** acknowledged changes */
  acknowledged: number;
  /** that are not there as they were acknowledged */
  lost: string[];
  /** there without a word to whoever sent them */
  unheard: number;
  /** rows that contradict each other */
  torn: string[];
  /** of the audit chain's verification */
  problems: readonly Problem[];
  /** of SQLite's own checks */
  damage: unknown[];
}

export const SOUND = { lost: [], torn: [], problems: [], damage: [] };

export async function checkPlace(place: Omit<Place, 'drop'>, logs: readonly string[] = []): Promise<Checked> {
  const damage = place.file === null ? [] : damageOf(place.file);
  const system = await openPlace(place);
  try {
    return { ...(await checkSystem(system, logs)), damage };
  } finally {
    await system.store.close();
  }
}

export async function checkSystem(
  system: System,
  logs: readonly string[] = []
): Promise<Omit<Checked, 'damage'>> {
  const { problems } = await system.store.read((db) => verifyAudit(db, system.contents, system.anchorsFile));
  const acknowledged = logs.flatMap(readLog);
  return system.store.read(async (db) => {
    const changes = await db.orm.select().from(db.t.entryChange).orderBy(asc(db.t.entryChange.step));
    const byId = new Map(changes.map((change) => [change.id, change]));
    const lost = acknowledged.filter((given) => !isSame(byId.get(given.id), given)).map(({ id }) => id);
    const heard = new Set(acknowledged.map(({ id }) => id));
    return {
      acknowledged: acknowledged.length,
      lost,
      unheard: changes.filter(({ id }) => !heard.has(id)).length,
      torn: [...tornBatches(changes), ...(await tornSheets(db, changes, byId))],
      problems
    };
  });
}

type ChangeRow = Tables['entryChange']['$inferSelect'];

/** The last line is no acknowledgement where the process was killed while it wrote it. */
function readLog(file: string): Acknowledged[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

const isSame = (row: ChangeRow | undefined, given: Acknowledged): boolean =>
  row !== undefined &&
  canonical([row.sheet, row.criterion, row.input, row.outcome, row.revision, row.points]) ===
    canonical([given.sheet, given.criterion, given.input, given.outcome, given.revision, given.points]);

/** Ids of the writers end in `2of3`: of a batch all are there, or none. */
function tornBatches(changes: readonly ChangeRow[]): string[] {
  const found = Map.groupBy(changes, ({ id }) => id.replace(/\/\dof\d$/, ''));
  return [...found]
    .filter(([, list]) => list.length !== Number(/\dof(\d)$/.exec(list[0]?.id ?? '')?.[1] ?? list.length))
    .map(([batch]) => `batch ${batch}`);
}

/** Each sheet with its last change, each entry with the change that it comes from, each change with a row of the chain. */
async function tornSheets(
  { orm, t }: Db,
  changes: readonly ChangeRow[],
  byId: ReadonlyMap<string, ChangeRow>
): Promise<string[]> {
  const torn: string[] = [];
  const bySheet = Map.groupBy(changes, ({ sheet }) => sheet);
  for (const sheet of await orm.select().from(t.sheet)) {
    const own = bySheet.get(sheet.id) ?? [];
    const isWhole = sheet.changes === own.length && sheet.head === (own.at(-1)?.hash ?? NO_CHANGE);
    if (!isWhole) torn.push(`sheet ${sheet.id}`);
  }
  const entries = await orm.select().from(t.entry);
  for (const { sheet, criterion, input, points, revision, change } of entries) {
    const made = byId.get(change);
    const isWhole =
      made?.outcome === 'applied' &&
      canonical([made.sheet, made.criterion, made.input, made.points, made.revision]) ===
        canonical([sheet, criterion, input, points, revision]);
    if (!isWhole) torn.push(`entry ${sheet} ${criterion}`);
  }
  const written = new Set(entries.map(({ sheet, criterion }) => `${sheet} ${criterion}`));
  for (const { sheet, criterion } of changes) {
    if (!written.has(`${sheet} ${criterion}`)) torn.push(`no entry ${sheet} ${criterion}`);
  }
  return torn;
}

function damageOf(file: string): unknown[] {
  const connection = new Sqlite(file);
  try {
    const integrity = connection.pragma('integrity_check', { simple: true });
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    return integrity === 'ok' ? orphans : [integrity, ...orphans];
  } finally {
    connection.close();
  }
}
