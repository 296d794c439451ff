/** The database behind the program's back: the raw driver, without foreign keys, as somebody would who wants to cheat. */
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { ENGINE } from './engines.ts';

export interface Backdoor {
  /** `$1`, `$2` … in this order */
  run(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openBackdoor(url: string): Promise<Backdoor> {
  if (ENGINE === 'sqlite') {
    const connection = new Sqlite(fileURLToPath(url));
    connection.pragma('foreign_keys = OFF');
    return {
      run(statement, values = []) {
        const query = connection.prepare(statement.replace(/\$\d+/g, '?'));
        if (query.reader) return Promise.resolve(query.all(...values) as Record<string, unknown>[]);
        query.run(...values);
        return Promise.resolve([]);
      },
      close: () => Promise.resolve(void connection.close())
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set session_replication_role = replica');
  return {
    run: async (statement, values = []) =>
      (await client.query<Record<string, unknown>>(statement, [...values])).rows,
    close: () => client.end()
  };
}
