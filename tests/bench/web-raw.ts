/**
 * The yardstick: a bare node:http server that writes the same rows by statements prepared by hand, with the store's
 * settings, a batch a transaction. Knows no session, reads, checks and digests nothing.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { connect } from '#lib/server/db/sqlite.ts';

interface Sent {
  id: string;
  sheet: string;
  edition: number;
  criterion: string;
  input: unknown;
  baseRevision: number;
  at: number;
}

const { STORE = '', USER = '', PORT = '' } = process.env;
const connection = connect(fileURLToPath(STORE));
const change = connection.prepare(
  'insert into entry_change (id, sheet, step, edition, criterion, input, base_revision, revision, outcome, points, "user", device_at, at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
);
const entry = connection.prepare(
  'insert into entry (sheet, criterion, input, points, revision, change_id) values (?, ?, ?, ?, ?, ?) on conflict (sheet, criterion) do update set input = excluded.input, points = excluded.points, revision = excluded.revision, change_id = excluded.change_id'
);
const sheetHead = connection.prepare('update sheet set changes = ?, head = ? where id = ?');
const audit = connection.prepare(
  'insert into audit (number, at, actor, act, detail, changes, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)'
);
const auditChange = connection.prepare(
  'insert into audit_change (number, kind, object, before, after) values (?, ?, ?, ?, ?)'
);

const HASH = '0'.repeat(64);
const steps = new Map<string, number>();
let number = Number(connection.prepare('select max(number) from audit').pluck().get());

const write = connection.transaction((changes: readonly Sent[]) => {
  const now = Date.now();
  const [{ sheet }] = changes as [Sent];
  let step = steps.get(sheet) ?? 0;
  for (const { id, edition, criterion, input, baseRevision, at } of changes) {
    const text = JSON.stringify(input);
    const revision = baseRevision + 1;
    step++;
    change.run(
      id,
      sheet,
      step,
      edition,
      criterion,
      text,
      baseRevision,
      revision,
      'applied',
      100,
      USER,
      at,
      now,
      `${HASH}${step}`
    );
    entry.run(sheet, criterion, text, 100, revision, id);
  }
  steps.set(sheet, step);
  sheetHead.run(step, HASH, sheet);
  audit.run(++number, now, 'bench', 'save-changes', '{}', HASH, HASH, `${HASH}${number}`);
  auditChange.run(number, 'sheet', sheet, HASH, HASH);
});

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

createServer((request, response) => {
  void read(request).then((body) => {
    const { changes } = JSON.parse(body) as { changes: Sent[] };
    write(changes);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ outcomes: changes.map(({ id }) => ({ id, outcome: 'applied' })) }));
  });
}).listen(Number(PORT), '127.0.0.1');
