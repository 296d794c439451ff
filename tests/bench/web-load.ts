/**
 * The clients, in a process of their own: each keeps one connection, fills in its own sheets, and waits for an answer before
 * it sends again. Told what to do, and tells how long each answer took, as messages of its parent.
 */
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import type { WebStore } from './web-store.ts';

export interface Run {
  port: number;
  /** null: the body is of changes; else an address that is only read */
  read: string | null;
  /** rows a request; a sheet has as many as the table */
  rows: number;
  clients: number;
  seconds: number;
  /** by client */
  headers: OutgoingHttpHeaders[];
  store: WebStore;
}

export interface Loaded {
  /** ms of each answer */
  times: number[];
  seconds: number;
  /** with those of the warm-up, which are not timed */
  answers: number;
}

const WARM_UP_MS = 500;
/** By sheet and row, on each server: what it will say next is the revision after. */
const revisions = new Map<string, number>();
let ids = 0;

process.on('message', (run: Run) => {
  load(run).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    }
  );
});

async function load(run: Run): Promise<Loaded> {
  const times: number[] = [];
  const from = performance.now() + WARM_UP_MS;
  const end = from + run.seconds * 1000;
  const answers = await Promise.all(
    Array.from({ length: run.clients }, (_, client) => act(run, client, from, end, times))
  );
  const seconds = (performance.now() - from) / 1000;
  return { times, seconds, answers: answers.reduce((sum, each) => sum + each) };
}

async function act(run: Run, client: number, from: number, end: number, times: number[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let turn = 0;
  for (; performance.now() < end; turn++) {
    const body = run.read === null ? changesOf(run, client, turn) : null;
    const start = performance.now();
    const answer = await ask(agent, run, client, body);
    if (start >= from) times.push(performance.now() - start);
    if (body !== null) demandApplied(answer, run.rows);
  }
  agent.destroy();
  return turn;
}

function changesOf({ port, store, rows }: Run, client: number, turn: number): string {
  const { sheets } = store.experts[client]!;
  const sheet = sheets[turn % sheets.length]!;
  // One row: another one each time, until every row of every sheet had its turn.
  const first = rows === 1 ? Math.floor(turn / sheets.length) % store.rows.length : 0;
  const changes = store.rows.slice(first, first + rows).map(([criterion, inputs]) => {
    const key = `${port}/${sheet}/${criterion}`;
    const baseRevision = revisions.get(key) ?? 0;
    revisions.set(key, baseRevision + 1);
    const id = `bench-${++ids}`;
    return {
      id,
      sheet,
      edition: 1,
      criterion,
      input: inputs[baseRevision % 2],
      baseRevision,
      at: Date.now()
    };
  });
  return JSON.stringify({ changes });
}

function ask(
  agent: Agent,
  { port, read, headers }: Run,
  client: number,
  body: string | null
): Promise<string> {
  return new Promise((done, failed) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        path: read ?? '/api/changes',
        method: body === null ? 'GET' : 'POST',
        headers: {
          ...headers[client],
          ...(body !== null && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body)
          })
        }
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) done(text);
          else failed(new Error(`${response.statusCode}: ${text}`));
        });
      }
    );
    sent.on('error', failed);
    sent.end(body ?? undefined);
  });
}

function demandApplied(answer: string, rows: number): void {
  const { outcomes } = JSON.parse(answer) as { outcomes: { outcome: string }[] };
  if (outcomes.length === rows && outcomes.every(({ outcome }) => outcome === 'applied')) return;
  throw new Error(answer.slice(0, 500));
}
