/**
 * The city in which everything is there twice, served by the built program: somebody of every role and scope, signed in, and
 * the addresses that the routes have there, each with whose it is.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor, Role } from '#lib/server/access.ts';
import { connect } from '#lib/server/db/sqlite.ts';
import { startSession } from '#lib/server/identity/sessions.ts';
import { DAY, makeAccessWorld, type AccessWorld } from '../server/support/access-world.ts';
import { startServer, type Server, type Visitor } from './server.ts';

export interface Address {
  label: string;
  path: string;
  /** the authority that runs it; null: the city */
  runs?: string | null;
  /** the authorities that have a part in it */
  sees?: readonly (string | null)[];
  /** whose it is: ids of experts */
  experts?: readonly (string | null)[];
}

export interface Person {
  /** as `manager A`; `nobody` has not signed in */
  label: string;
  actor: Actor | null;
  visitor: Visitor;
}

export interface RoutesWorld {
  world: AccessWorld;
  origin: string;
  people: Person[];
  stop(): Promise<void>;
}

const SIGNED_IN: readonly Role[] = ['administrator', 'manager', 'staff', 'expert', 'official'];

export async function makeRoutesWorld(): Promise<RoutesWorld> {
  // Its last act is yesterday's: its notices run today.
  const world = await makeAccessWorld(Date.now() - 3 * DAY);
  const actors = Object.entries(world.actors).filter(
    ([label, { role }]) => SIGNED_IN.includes(role) && label !== 'expert none'
  );
  const tokens = await world.system.store.tx(async (db) => {
    const made = new Map<string, string>();
    for (const [label, { user, role }] of actors) {
      const client = { address: '192.0.2.1', agent: 'test' };
      const account = { id: user ?? '', role: role as 'manager' };
      made.set(label, (await startSession(db, account, client, false, Date.now())).token);
    }
    return made;
  });
  await world.system.store.close();
  const { url, folder } = world.system;
  const server = await startServer(folder, url, { JIANGPING_ANCHORS: join(folder, 'anchors.jsonl') });
  return {
    world,
    origin: server.origin,
    people: [person('nobody', null, server), ...actors.map(([label, actor]) => entered(label, actor))],
    async stop() {
      await server.stop();
      await world.system.drop();
    }
  };

  function entered(label: string, actor: Actor): Person {
    const one = person(label, actor, server);
    one.visitor.cookies.set('session', tokens.get(label) ?? '');
    return one;
  }
}

const person = (label: string, actor: Actor | null, server: Server): Person => ({
  label,
  actor,
  visitor: server.visitor()
});

/** The number of the last act on the audit chain: what was refused adds none. */
export function lastAct({ world }: RoutesWorld): number {
  const connection = connect(fileURLToPath(world.system.url));
  try {
    return Number(connection.prepare('select max(number) from audit').pluck().get());
  } finally {
    connection.close();
  }
}

/** Rounds by label, as `city-scoring`; each with who runs it and whose studios take part. */
export const atRounds =
  (states: readonly string[], path: (code: string, participant: string) => string) =>
  ({ rounds }: AccessWorld): Address[] =>
    rounds
      .filter(({ label }) =>
        states.some((state) => ['city', 'A', 'B'].map((who) => `${who}-${state}`).includes(label))
      )
      .map(({ label, code, authority, participants }) => ({
        label,
        path: path(code, participants.at(-1)?.code ?? ''),
        runs: authority,
        sees: [authority, ...participants.map((each) => each.authority)]
      }));

export const at =
  (...paths: string[]) =>
  (): Address[] =>
    paths.map((path) => ({ label: path, path }));
