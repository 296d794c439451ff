/** A row that was changed, removed or added behind the program's back is found and named, in every watched table. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { OBJECT_KINDS, OBJECTS, UNWATCHED, type Rows } from '#lib/server/audit/objects.ts';
import * as schema from '#lib/server/db/schema/sqlite/index.ts';
import { TABLE_NAMES, TABLES, type TableName } from '#lib/server/db/tables.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { openBackdoor, type Backdoor } from './support/backdoor.ts';
import { coverOf, recordedSystem } from './support/recorded.ts';
import { OPERATOR } from './support/system.ts';

let system: Awaited<ReturnType<typeof recordedSystem>>;
let backdoor: Backdoor;
beforeAll(async () => {
  system = await recordedSystem();
  backdoor = await openBackdoor(system.url);
});
afterAll(async () => {
  await backdoor.close();
  await system.drop();
});

const findings = async (): Promise<Problem[]> => (await verifyAudit(system, OPERATOR, {})).problems;

describe('tables', () => {
  const watched = TABLE_NAMES.filter((name) => coverOf(schema, name));
  test.each(TABLE_NAMES)('%s is watched, or says why not', (name) => {
    const reason = UNWATCHED[name];
    if (watched.includes(name)) expect(reason).toBeUndefined();
    else expect(reason).toMatch(/\S{3}/);
  });

  test('the untouched store verifies', async () => {
    const { rows, head, objects, anchors, problems } = await verifyAudit(system, OPERATOR, {});
    expect(problems).toEqual([]);
    expect(rows).toBe(head.number);
    expect(rows).toBeGreaterThan(OBJECT_KINDS.length);
    expect(objects).toBeGreaterThan(3 * OBJECT_KINDS.length);
    expect(anchors).toBeGreaterThan(OBJECT_KINDS.length);
    expect(system.reports).toEqual([]);
  });

  describe.each(watched)('%s', (name) => {
    const { kind, rows, id } = coverOf(schema, name)!;
    const table = schema[name] as SQLiteTable;
    const sqlName = `"${getTableName(table)}"`;
    const { key } = TABLES.find((each) => each.name === name)!;
    const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
    const where = key.map((property, i) => `"${columns[property]!.name}" = $${i + 1}`).join(' and ');
    const keyOf = (i: number): unknown[] => key.map((property) => system.rows.get(name)![i]![property]);
    const idOf = (i: number): string => system.rows.get(name)![i]![id] as string;
    const isOwn = (OBJECTS[kind] as readonly Rows[])[0] === rows;
    const stored = async (i: number): Promise<Record<string, unknown>> =>
      (await backdoor.run(`select * from ${sqlName} where ${where}`, keyOf(i)))[0]!;

    test('each changed value', async () => {
      const row = await stored(0);
      for (const [property, column] of Object.entries(columns)) {
        if (key.includes(property) || property === id || rows.except?.includes(property)) continue;
        for (const value of forged(column, row[column.name])) {
          const set = (given: unknown): Promise<unknown> =>
            backdoor.run(`update ${sqlName} set "${column.name}" = $1 where ${numbered(where, 1)}`, [
              given,
              ...keyOf(0)
            ]);
          await set(value);
          expect(await findings(), `${property} = ${String(value)}`).toContainEqual({
            code: 'audit-object-differs',
            detail: { kind, id: idOf(0), number: expect.any(Number) as number }
          });
          await set(row[column.name]);
        }
      }
      expect(await findings()).toEqual([]);
    });

    test('a removed row', async () => {
      const row = await stored(1);
      await backdoor.run(`delete from ${sqlName} where ${where}`, keyOf(1));
      expect(await findings()).toContainEqual({
        code: isOwn ? 'audit-object-missing' : 'audit-object-differs',
        detail: { kind, id: idOf(1), number: expect.any(Number) as number }
      });
      await putBack(row);
      expect(await findings()).toEqual([]);
    });

    test('an added row', async () => {
      const row = { ...(await stored(2)) };
      // A new object, or one more row of one; other unique columns change too.
      for (const [property, column] of Object.entries(columns)) {
        if (typeof row[column.name] !== 'string' || column.dataType !== 'string') continue;
        const isParent = property === id && !isOwn;
        if (!isParent) row[column.name] = `${String(row[column.name])} added`;
      }
      await putBack(row);
      const found = await findings();
      if (isOwn) {
        const added = row[columns[id]!.name];
        expect(found).toContainEqual({ code: 'audit-object-unrecorded', detail: { kind, id: added } });
      } else {
        expect(found).toContainEqual(expect.objectContaining({ code: 'audit-object-differs' }));
      }
      const added = key.map((property) => row[columns[property]!.name]);
      await backdoor.run(`delete from ${sqlName} where ${where}`, added);
      expect(await findings()).toEqual([]);
    });

    test.runIf(!isOwn)('a row that hangs on nothing', async () => {
      const row = { ...(await stored(2)) };
      row[columns[id]!.name] = 'nobody';
      for (const property of key) {
        const { name: column, dataType } = columns[property]!;
        if (dataType === 'string' && column !== columns[id]!.name) row[column] = 'nobody';
      }
      await putBack(row);
      expect(await findings()).toContainEqual({
        code: 'audit-object-unrecorded',
        detail: { kind, id: 'nobody' }
      });
      await backdoor.run(`delete from ${sqlName} where "${columns[id]!.name}" = $1`, ['nobody']);
    });

    async function putBack(row: Record<string, unknown>): Promise<void> {
      const names = Object.keys(row);
      const places = names.map((_, i) => `$${i + 1}`).join(', ');
      await backdoor.run(
        `insert into ${sqlName} (${names.map((each) => `"${each}"`).join(', ')}) values (${places})`,
        Object.values(row)
      );
    }
  });
});

/** `$1 and $2` after n others. */
const numbered = (where: string, before: number): string =>
  where.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`);

/** Other values that the column takes. */
function forged(column: SQLiteColumn, held: unknown): unknown[] {
  switch (column.dataType) {
    case 'json':
      return ['{"forged":true}', 'no json at all'];
    case 'buffer':
      return [Buffer.from('forged')];
    case 'boolean':
      return [typeof held === 'boolean' ? !held : held === 0 ? 1 : 0];
    case 'string':
      return ['forged', ...(column.notNull ? [] : [null])];
    default:
      return [7, ...(column.notNull ? [] : [null])];
  }
}

test('two signatures that changed places', async () => {
  const [a, b] = system.rows.get('signature' satisfies TableName)!.map((row) => row['id'] as string);
  const swap = async (): Promise<void> => {
    const rows = await backdoor.run('select id, png from signature where id in ($1, $2)', [a, b]);
    for (const row of rows) {
      const other = row['id'] === a ? b : a;
      await backdoor.run('update signature set png = $1 where id = $2', [row['png'], other]);
    }
  };
  await swap();
  const found = await findings();
  for (const id of [a, b]) {
    expect(found).toContainEqual({
      code: 'audit-object-differs',
      detail: { kind: 'signature', id, number: expect.any(Number) as number }
    });
  }
  expect(found).toHaveLength(2);
  await swap();
});
