/** A connection to PostgreSQL, and what every one of them is set to. Must not know: transactions, the schema. */
import pg from 'pg';

/** Set on every connection and read back. */
const SETTINGS = {
  synchronous_commit: 'on',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
  // A process that hangs amid an act must not hold the audit chain's lock for ever.
  idle_in_transaction_session_timeout: '1min',
  lock_timeout: '30s'
} as const;

/** A server that does not answer is said within seconds, and one that is gone is noticed by connections that stand idle. */
export const CONNECTING = { connectionTimeoutMillis: 10_000, keepAlive: true } as const;

/** A connection of its own, outside any pool. */
export function newClient(url: string): pg.Client {
  const client = new pg.Client({ ...CONNECTING, connectionString: url });
  client.on('error', () => undefined); // said by the query that meets it; without a listener the process would end
  return client;
}

export async function prepareConnection(client: pg.ClientBase): Promise<void> {
  for (const [name, wanted] of Object.entries(SETTINGS)) {
    await client.query(`SET ${name} TO '${wanted}'`);
    const held = (await client.query<Record<string, string>>(`SHOW ${name}`)).rows[0]?.[name];
    if (held !== wanted) throw new Error(`${name} is ${held}, not ${wanted}`);
  }
}
