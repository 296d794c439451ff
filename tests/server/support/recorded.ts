/** A store with rows in every table, all of them as if acts had made them: recorded, chained, with their contents. */
import { sha256 } from '#lib/server/digest.ts';
import { flushAnchors, noteAnchor } from '#lib/server/audit/anchors.ts';
import { appendAudit, readHead } from '#lib/server/audit/chain.ts';
import { changeHash, NO_CHANGE } from '#lib/server/audit/history.ts';
import { Ledger } from '#lib/server/audit/ledger.ts';
import { OBJECT_KINDS, OBJECTS, type ObjectKind, type Rows } from '#lib/server/audit/objects.ts';
import type { Db, Tables } from '#lib/server/db/store.ts';
import { propertyOf, TABLES, type Row, type TableName } from '#lib/server/db/tables.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { genericRows } from './generic-rows.ts';
import { freshSystem, OPERATOR, type TestSystem } from './system.ts';

/** Which kind of object covers a table, and the property with the object's id. */
export function coverOf(
  t: Tables,
  name: TableName
): { kind: ObjectKind; rows: Rows; id: string } | undefined {
  for (const kind of OBJECT_KINDS) {
    for (const rows of OBJECTS[kind] as readonly Rows[]) {
      if (rows.table(t) === t[name]) return { kind, rows, id: propertyOf(t[name], rows.of(t)) };
    }
  }
  return undefined;
}

/** What an act does: what is touched is recorded, with an anchor where there is a reason. */
export async function recorded(
  system: TestSystem,
  touched: { kind: ObjectKind; ids: readonly string[] },
  work: (db: Db) => Promise<void>,
  why?: string
): Promise<void> {
  await system.store.tx(
    async (db) => {
      const ledger = new Ledger(db);
      await ledger.touch(touched.kind, touched.ids);
      await work(db);
      const given = { at: system.now(), actor: 'operator:test', act: 'test', detail: {} };
      const appended = await appendAudit(db, given, await ledger.changes());
      await noteAnchor(db, appended, system.now(), why);
    },
    { chain: true }
  );
  await flushAnchors(system);
}

export async function recordedSystem(): Promise<TestSystem & { rows: Map<TableName, Row[]> }> {
  const system = await freshSystem();
  for (const name of ['一', '二', '三']) {
    await registerAuthority(system, OPERATOR, { kind: 'district', name });
    system.pass(86_400_000);
  }
  const rows = genericRows();
  await makeTrue(system, rows);
  for (const { name } of TABLES) {
    if (['audit', 'auditChange', 'anchor', 'content'].includes(name)) continue;
    const list = rows.get(name)!;
    const { t } = await system.store.read((db) => Promise.resolve(db));
    const cover = coverOf(t, name);
    const insert = async (db: Db): Promise<void> => {
      await db.orm.insert(db.t[name] as SQLiteTable).values(list);
    };
    if (!cover) await system.store.tx(insert);
    else {
      const ids = list.map((row) => row[cover.id] as string);
      await recorded(system, { kind: cover.kind, ids }, insert, name);
    }
  }
  return { ...system, rows };
}

/** Contents that are there, heads that were heads, histories that hold. */
async function makeTrue(system: TestSystem, rows: Map<TableName, Row[]>): Promise<void> {
  const put = (text: string): Promise<string> =>
    system.store.tx((db) => system.contents.put(db, Buffer.from(text), system.now()));
  for (const [i, row] of rows.get('attachment')!.entries()) row['digest'] = await put(`photo ${i}`);
  for (const [i, row] of rows.get('settlement')!.entries()) row['bundle'] = await put(`bundle ${i}`);
  const head = await system.store.read(readHead);
  for (const row of rows.get('notice')!)
    Object.assign(row, { auditNumber: head.number, auditHash: head.hash });
  for (const [i, row] of rows.get('policyVersion')!.entries()) row['digest'] = sha256(`policy ${i}`);
  for (const [i, round] of rows.get('round')!.entries()) {
    round['policyVersion'] = rows.get('policyVersion')![i]!['digest'];
  }
  const changes = [];
  const entries = rows.get('entry')!;
  for (const [i, sheet] of rows.get('sheet')!.entries()) {
    let previous = NO_CHANGE;
    const steps = ['applied', 'conflict', 'applied', 'same'] as const;
    for (const [j, outcome] of steps.entries()) {
      const link = {
        id: `change-${i}-${j}`,
        step: j + 1,
        edition: 1,
        criterion: entries[i]!['criterion'] as string,
        input: { amount: j, note: '二' },
        baseRevision: j,
        revision: j < 2 ? 1 : 2,
        outcome,
        points: j === 0 ? null : 100 * j,
        user: rows.get('user')![0]!['id'] as string,
        deviceAt: 5,
        at: system.now()
      };
      previous = changeHash(previous, link);
      changes.push({ ...link, sheet: sheet['id'], hash: previous });
      if (j === 2)
        Object.assign(entries[i]!, { input: link.input, points: link.points, revision: 2, change: link.id });
    }
    Object.assign(sheet, { changes: steps.length, head: previous });
  }
  rows.set('entryChange', changes);
}
