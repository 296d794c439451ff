/**
 * Durable mutations per second: each one transaction, through `save-changes` and by statements that were prepared by hand,
 * which write the same rows into a store of the same start.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as yieldNow } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { connect } from '#lib/server/db/sqlite.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import type { System } from '#lib/server/system.ts';
import { change } from '../server/support/score.ts';
import { makeBenchWorld, openBench, type BenchWorld, type Writer } from './store-world.ts';

export const WRITERS = 8;
const EACH_ROUND = 400;

/** One mutation's rows, as the columns of each statement. */
export interface Written {
  user: string;
  change: unknown[];
  entry: unknown[];
  sheet: unknown[];
  audit: unknown[];
  auditChange: unknown[];
}

const STATEMENTS = {
  change:
    'insert into entry_change (id, sheet, step, edition, criterion, input, base_revision, revision, outcome, points, "user", device_at, at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  sheet: 'update sheet set changes = ?, head = ? where id = ?',
  entry:
    'insert into entry (sheet, criterion, input, points, revision, change_id) values (?, ?, ?, ?, ?, ?) on conflict (sheet, criterion) do update set input = excluded.input, points = excluded.points, revision = excluded.revision, change_id = excluded.change_id',
  audit:
    'insert into audit (number, at, actor, act, detail, changes, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
  auditChange: 'insert into audit_change (number, kind, object, before, after) values (?, ?, ?, ?, ?)'
} as const satisfies Record<Exclude<keyof Written, 'user'>, string>;
type Statement = keyof typeof STATEMENTS;
const ORDER = Object.keys(STATEMENTS) as Statement[];

/** One round of a side. */
type Side = (
  round: number,
  writers: number
) => Promise<{ /** per second */ rate: number; mutations: number }>;

export interface Sides {
  service: Side;
  raw: Side;
  close: () => Promise<void>;
}

/** What every writer does in a round: the same on every store. */
function* tasks({ rows }: BenchWorld, writers: readonly Writer[], round: number, index: number) {
  const { sheets } = writers[index]!;
  const count = EACH_ROUND / writers.length;
  for (let i = 0; i < count; i++) {
    const place = round * count + i;
    const sheet = sheets[place % sheets.length]!;
    const { criterion, max } = rows[Math.floor(place / sheets.length) % rows.length]!;
    yield { place, sheet, criterion, max };
  }
}

/** Sends all of a round's mutations; each writer waits for its answer before it goes on. */
async function send(
  system: System,
  world: BenchWorld,
  revisions: Map<string, number>,
  round: number,
  many: number
) {
  const writers = world.writers.slice(0, many);
  const one = async (index: number): Promise<void> => {
    const { actor } = writers[index]!;
    for (const { place, sheet, criterion, max } of tasks(world, writers, round, index)) {
      const row = `${sheet}/${criterion}`;
      const baseRevision = revisions.get(row) ?? 0;
      const input = { points: ((baseRevision % 5) * max) / 8, note: '现场核对' };
      const given = change(sheet, criterion, input, { id: `${many}/${index}/${place}`, baseRevision });
      const { outcomes } = await saveChanges(system, actor, { changes: [given] });
      if (outcomes[0]?.outcome !== 'applied') throw new Error(JSON.stringify(outcomes));
      revisions.set(row, baseRevision + 1);
    }
  };
  await Promise.all(writers.map((_, index) => one(index)));
}

async function perSecond(work: () => Promise<unknown>): ReturnType<Side> {
  const start = performance.now();
  await work();
  return { rate: (EACH_ROUND / (performance.now() - start)) * 1000, mutations: EACH_ROUND };
}

function serviceSide(system: System, world: BenchWorld): Side {
  const revisions = new Map<string, number>();
  return (round, many) => perSecond(() => send(system, world, revisions, round, many));
}

/** A round's rows by writer, told by a store in which the services wrote them. */
export type Script = ReadonlyMap<string, Written[][]>;

export interface Prepared {
  world: BenchWorld;
  /** a SQLite file with the world and nothing in it yet */
  start: string;
  script: Script;
}

/** Makes the world, and writes every round once: these rows are what the other side writes. It is the warm-up too. */
export async function prepare(folder: string, rounds: number): Promise<Prepared> {
  const file = join(folder, 'script.sqlite');
  const start = join(folder, 'start.sqlite');
  const first = await openBench(pathToFileURL(file).href);
  const world = await makeBenchWorld(first, WRITERS);
  await first.store.close();
  copyFileSync(file, start);
  const system = await openBench(pathToFileURL(file).href);
  const revisions = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const many of [1, WRITERS]) await send(system, world, revisions, round, many);
  await system.store.close();
  return { world, start, script: readScript(file) };
}

function readScript(file: string): Script {
  const connection = new Sqlite(file, { readonly: true });
  const all = (statement: string): Record<string, unknown>[] => connection.prepare(statement).all() as never;
  const changes = all('select * from entry_change order by rowid');
  const audits = all("select * from audit where act = 'save-changes' order by number");
  const auditChanges = all(
    "select audit_change.* from audit_change join audit using (number) where act = 'save-changes' order by number"
  );
  connection.close();
  const script = new Map<string, Written[][]>();
  changes.forEach((row, i) => {
    const [many, index, place] = String(row.id).split('/').map(Number) as [number, number, number];
    const key = `${many}/${Math.floor(place / (EACH_ROUND / many))}`;
    const lists = script.get(key) ?? Array.from({ length: many }, () => []);
    script.set(key, lists);
    const { sheet, criterion, input, points, revision, id, step, hash } = row;
    lists[index]!.push({
      user: String(row.user),
      change: Object.values(row),
      entry: [sheet, criterion, input, points, revision, id],
      sheet: [step, hash, sheet],
      audit: Object.values(audits[i]!),
      auditChange: Object.values(auditChanges[i]!)
    });
  });
  return script;
}

const listsOf = (script: Script, round: number, many: number): Written[][] => {
  const lists = script.get(`${many}/${round}`);
  if (!lists) throw new Error(`no rows of round ${round} with ${many} writers`);
  return lists;
};

export async function sqliteSides(folder: string, { world, start, script }: Prepared): Promise<Sides> {
  const files = { service: join(folder, 'service.sqlite'), raw: join(folder, 'raw.sqlite') };
  for (const file of Object.values(files)) copyFileSync(start, file);
  const system = await openBench(pathToFileURL(files.service).href);
  const connection = connect(files.raw); // with the store's own pragmas
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((statement) => connection.prepare(statement)) as [
    Sqlite.Statement,
    Sqlite.Statement
  ];
  const statements = ORDER.map((name) => [name, connection.prepare(STATEMENTS[name])] as const);
  const raw: Side = (round, many) =>
    perSecond(() =>
      Promise.all(
        listsOf(script, round, many).map(async (list) => {
          for (const written of list) {
            begin.run();
            for (const [name, statement] of statements) statement.run(...written[name]);
            commit.run();
            if (many > 1) await yieldNow(); // the others' turn
          }
        })
      )
    );
  return {
    service: serviceSide(system, world),
    raw,
    async close() {
      await system.store.close();
      connection.close();
    }
  };
}

/** @param urls of two empty databases */
export async function postgresSides(urls: readonly [string, string], { script }: Prepared): Promise<Sides> {
  const systems = [await openBench(urls[0]), await openBench(urls[1])] as const;
  const worlds = [];
  for (const system of systems) worlds.push(await makeBenchWorld(system, WRITERS));
  await systems[1].store.close();
  const clients = Array.from({ length: WRITERS }, () => new pg.Client({ connectionString: urls[1] }));
  for (const client of clients) await client.connect();
  const texts = Object.fromEntries(
    ORDER.map((name) => {
      let number = 0;
      return [name, STATEMENTS[name].replaceAll('?', () => `$${++number}`)];
    })
  ) as Record<Statement, string>;
  const raw: Side = (round, many) =>
    perSecond(() =>
      Promise.all(
        listsOf(script, round, many).map(async (list, index) => {
          const client = clients[index]!;
          for (const written of list) {
            await client.query('BEGIN'); // it reads nothing: no need to be serializable, none to wait for the chain
            for (const name of ORDER) await client.query({ name, text: texts[name], values: written[name] });
            await client.query('COMMIT');
          }
        })
      )
    );
  return {
    service: serviceSide(systems[0], worlds[0]!),
    raw,
    async close() {
      await systems[0].store.close();
      for (const client of clients) await client.end();
    }
  };
}
