/** What a restore leaves as it was, and what it adds: its own act, new anchors, codes that no longer open anything. */
import type { Row, TableName } from '#lib/server/db/tables.ts';
import { TRAVELLING } from '#lib/server/backup/rows.ts';

/** The rows that travel, without what restoring them changes. @param head of the archive */
export function unrestored(rows: Map<TableName, Row[]>, head: number): [TableName, Row[]][] {
  const kept: Partial<Record<TableName, (list: Row[]) => Row[]>> = {
    audit: (list) => list.filter(({ number }) => (number as number) <= head),
    auditChange: (list) => list.filter(({ number }) => (number as number) <= head),
    anchor: (list) =>
      list.filter(({ number }) => (number as number) <= head).map(({ writtenAt: _, ...row }) => row),
    oneTimeCode: (list) => list.map(({ expiresAt: _, ...row }) => row)
  };
  return TRAVELLING.map(({ name }) => [name, (kept[name] ?? ((list) => list))(rows.get(name)!)]);
}
