/**
 * A store from before a migration added columns to objects that the chain watches: what it recorded then still holds, and
 * whatever is done to the new columns is found.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonical } from '#lib/domain/canonical-json.ts';
import { appendAudit } from '#lib/server/audit/chain.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { sqliteDb } from '#lib/server/db/sqlite.ts';
import { migrationsFolder } from '#lib/server/db/version.ts';
import { sha256 } from '#lib/server/digest.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { openSystem } from '#lib/server/system.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { noReport, OPERATOR } from './support/system.ts';
import { urumqi } from './support/world.ts';

const AT = Date.UTC(2026, 5, 30, 2);

/** Rows as the first schema had them: by column, and by the name that the chain digests them under. */
const ROUND = {
  id: 'round-1',
  code: 'R1',
  title: '示范批次',
  authority: null,
  policyVersion: 'policy-1',
  assessment: 'end-of-term',
  date: '2026-06-30',
  attempt: 1,
  settings: {},
  disagreementLimit: 1500,
  state: 'draft',
  assignmentSeed: null,
  settled: null,
  imported: false,
  importDigest: null,
  supersedes: null,
  supersedesReason: null,
  createdAt: AT,
  openedAt: null,
  deliberationAt: null,
  finalAt: null
};
const PARTICIPANT = {
  id: 'participant-1',
  round: 'round-1',
  code: 'S01',
  studio: null,
  authority: null,
  name: '示范工作室 01',
  district: '示范一区',
  recognisedOn: null,
  status: 'graded',
  statusReason: null,
  panel: null,
  createdAt: AT
};
const POLICY = {
  digest: 'policy-1',
  policy: 'urumqi-2023',
  title: '示范办法',
  data: urumqi().data,
  importedAt: AT,
  importedBy: 'operator:test'
};

const column = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function insert(connection: Sqlite.Database, table: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row).map(column);
  const values = Object.values(row).map((value) =>
    typeof value === 'boolean'
      ? Number(value)
      : typeof value === 'object' && value !== null
        ? JSON.stringify(value)
        : value
  );
  connection
    .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    .run(...values);
}

/** As the program of that time digested an object: its own rows, then those that hang on it. */
const digestOf = (kind: string, id: string, own: unknown, others: number): string =>
  sha256(canonical([kind, id, [own], ...Array.from({ length: others }, () => [])]));

describe.runIf(ENGINE === 'sqlite')('a store made by the first schema', () => {
  let database: FreshDatabase;
  let file: string;
  beforeEach(async () => {
    database = await freshUrl();
    file = fileURLToPath(database.url);
    const first = join(database.folder, 'first');
    cpSync(migrationsFolder('sqlite'), first, { recursive: true });
    const journal = join(first, 'meta/_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
    expect((await migrate(database.url, { migrations: first })).applied).toEqual(['0000_store']);
    await actInIt();
  });
  afterEach(() => database.drop());

  async function actInIt(): Promise<void> {
    const connection = new Sqlite(file);
    expect(() => connection.prepare('select invite_reason from participant')).toThrow(/no such column/);
    insert(connection, 'policy_version', POLICY);
    insert(connection, 'round', ROUND);
    insert(connection, 'participant', PARTICIPANT);
    await appendAudit(
      sqliteDb(connection),
      { at: AT, actor: 'operator:test', act: 'import-policy', detail: {} },
      [
        {
          kind: 'participant',
          object: PARTICIPANT.id,
          before: null,
          after: digestOf('participant', PARTICIPANT.id, PARTICIPANT, 3)
        },
        {
          kind: 'policy',
          object: POLICY.digest,
          before: null,
          after: digestOf('policy', POLICY.digest, POLICY, 0)
        },
        { kind: 'round', object: ROUND.id, before: null, after: digestOf('round', ROUND.id, ROUND, 2) }
      ]
    );
    connection.close();
  }

  async function problems(): Promise<string[]> {
    const system = await openSystem(database.url, { report: noReport });
    try {
      const found = await verifyAudit(system, OPERATOR, {});
      expect(found.rows).toBe(1);
      expect(found.objects).toBe(3);
      return found.problems.map(({ code, detail }) => `${code} ${'id' in detail ? detail.id : ''}`);
    } finally {
      await system.store.close();
    }
  }

  test('verifies after it was brought to this schema', async () => {
    const { applied } = await migrate(database.url);
    expect(applied[0]).toBe('0001_reasons');
    expect(await problems()).toEqual([]);
  });

  test.each([
    ['participant', `update participant set invite_reason = '示范理由'`, PARTICIPANT.id],
    ['policy_version', `update policy_version set note = '示范说明'`, POLICY.digest]
  ])(
    'whatever is then written into the new column of %s past every act is found',
    async (_table, sql, id) => {
      await migrate(database.url);
      const connection = new Sqlite(file);
      connection.exec(sql);
      connection.close();
      expect(await problems()).toEqual([`audit-object-differs ${id}`]);
    }
  );
});
