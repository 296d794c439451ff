/**
 * What every service is made with: input checked, access asked, idempotent by key, audited in the same transaction.
 * A service itself knows none of this.
 */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { filledText } from '#lib/domain/schema-kit.ts';
import { checkSchema } from '#lib/domain/zod-problems.ts';
import { reaches, reachOf, type Actor, type ServiceName, type Subject } from './access.ts';
import { flushAnchors, noteAnchor, type Noted } from './audit/anchors.ts';
import { appendAudit, type Detail } from './audit/chain.ts';
import { Ledger } from './audit/ledger.ts';
import type { ObjectKind } from './audit/objects.ts';
import type { Db } from './db/store.ts';
import { digestOf } from './digest.ts';
import { keepHouse } from './housekeeping.ts';
import { demandEnabled } from './identity/accounts.ts';
import { refuse, Refusal } from './refusal.ts';
import type { System } from './system.ts';

/** What a service may use while it runs. */
export interface Context {
  db: Db;
  actor: Actor;
  system: System;
  /** the moment of the whole act */
  now: number;
  newId: () => string;
}

export interface ActContext extends Context {
  /** Says that an object is going to be changed or made; before it is, so that the chain can hold both states. */
  touch: (kind: ObjectKind, ...ids: string[]) => Promise<void>;
  /** What a reader of the chain should see at a glance. Never a secret, never a name of a person. */
  tell: (detail: Detail) => void;
  /** The act goes on the chain even where no object changed, as a sign-in. */
  witness: () => void;
  /** The chain's head goes to the anchors file after this act. */
  anchor: (why: string) => void;
}

interface Definition<I, S> {
  name: ServiceName;
  input: z.ZodType<I>;
  /** What is acted on and whose it is; undefined: there is no such thing. */
  subject: (context: Context, input: I) => Promise<(S & Subject) | undefined>;
  /** What the subject is called where it does not exist, or not for this actor: the two cannot be told apart. */
  missing: (input: I) => { kind: string; id: string };
}

export interface ActDefinition<I, O, S, P> extends Definition<I, S> {
  /**
   * What must not hold the store's single writer, as slow hashing: done before the transaction. What it read may be
   * outdated when `run` gets the result.
   */
  prepare?: (system: System, actor: Actor, input: I) => Promise<P>;
  run: (context: ActContext, input: I, subject: S & Subject, prepared: P) => Promise<O>;
  /** The input holds a secret: keys are not taken, for a key is kept with a fast digest of the input. */
  secretInput?: true;
  /** what a repeated call with the same key is told, where the answer holds a secret */
  remembered?: (answer: O) => O;
}

export interface ViewDefinition<I, O, S> extends Definition<I, S> {
  run: (context: Context, input: I, subject: S & Subject) => Promise<O>;
}

export interface Call {
  /**
   * The same key of the same actor again, for 30 days (prune.ts), gives the same answer and changes nothing. At most
   * 200 characters. Without effect where the input holds a secret, and for the public, which is many people under one
   * name: one would get another's answer.
   */
  key?: string;
}

const keyed = z.object({ key: filledText.max(200) });

export interface Service<I, O> {
  readonly name: ServiceName;
  readonly kind: 'act' | 'view';
  /**
   * @throws Refusal with every fault of the input or the key, forbidden, session-ended, not-found, key-reused, and what
   * the service itself refuses
   */
  (system: System, actor: Actor, input: I, call?: Call): Promise<O>;
}

/** A service that changes something. */
export function act<I, O, S = unknown, P = undefined>(definition: ActDefinition<I, O, S, P>): Service<I, O> {
  const { name } = definition;
  const perform = async (system: System, actor: Actor, given: I, call: Call = {}): Promise<O> => {
    demandRole(name, actor);
    const input = demandInput(definition.input, given);
    const key = definition.secretInput || actor.role === 'public' ? undefined : keyIn(call);
    // Without `prepare`, P is undefined: nothing else can be inferred for it.
    const prepared = (await definition.prepare?.(system, actor, input)) as P;
    let noted = { due: false, dayEnded: false } as Noted; // set in the transaction, which TypeScript does not see
    const answer = await system.store.tx(
      async (db) => {
        await demandEnabled(db, actor);
        const now = system.now();
        const request = key === undefined ? '' : digestOf([name, input]);
        const before = key === undefined ? undefined : await earlierAnswer(db, actor, key, name, request);
        // The key was kept with an answer of this very act.
        if (before) return before.value as O;
        const ledger = new Ledger(db);
        let detail: Detail = {};
        let why: string | undefined;
        let witnessed = false as boolean; // set by `run`, which TypeScript does not see
        const context: ActContext = {
          db,
          actor,
          system,
          now,
          newId: system.newId,
          touch: (kind, ...ids) => ledger.touch(kind, ids),
          tell: (more) => (detail = { ...detail, ...more }),
          witness: () => (witnessed = true),
          anchor: (reason) => (why = reason)
        };
        const subject = await demandSubject(definition, context, input);
        const made = await definition.run(context, input, subject, prepared);
        const changes = await ledger.changes();
        if (changes.length > 0 || witnessed) {
          const appended = await appendAudit(db, { at: now, actor: actor.name, act: name, detail }, changes);
          noted = await noteAnchor(db, appended, now, why);
        }
        if (key !== undefined) {
          const answer = { value: definition.remembered?.(made) ?? made };
          await db.orm
            .insert(db.t.idempotency)
            .values({ actor: actor.name, key, act: name, request, answer, at: now });
        }
        return made;
      },
      { chain: true }
    );
    if (noted.due) await flushAnchors(system);
    if (noted.dayEnded) await keepHouse(system);
    return answer;
  };
  return named(perform, name, 'act');
}

/** A service that only reads. */
export function view<I, O, S = unknown>(definition: ViewDefinition<I, O, S>): Service<I, O> {
  const { name } = definition;
  const perform = async (system: System, actor: Actor, given: I): Promise<O> => {
    demandRole(name, actor);
    const input = demandInput(definition.input, given);
    return system.store.read(async (db) => {
      await demandEnabled(db, actor);
      const context: Context = { db, actor, system, now: system.now(), newId: system.newId };
      const subject = await demandSubject(definition, context, input);
      return definition.run(context, input, subject);
    });
  };
  return named(perform, name, 'view');
}

function named<I, O>(
  perform: (system: System, actor: Actor, input: I, call?: Call) => Promise<O>,
  name: ServiceName,
  kind: 'act' | 'view'
): Service<I, O> {
  Object.defineProperty(perform, 'name', { value: name });
  return Object.assign(perform, { kind }) as Service<I, O>;
}

function demandInput<I>(schema: z.ZodType<I>, given: unknown): I {
  const checked = checkSchema(schema, given);
  if (!checked.ok) throw new Refusal(checked.problems);
  return checked.value;
}

const keyIn = ({ key }: Call): string | undefined =>
  key === undefined ? undefined : demandInput(keyed, { key }).key;

/** Before anything is read: says nothing about what exists. */
function demandRole(name: ServiceName, actor: Actor): void {
  if (reachOf(name, actor.role) === 'no') refuse('forbidden', { act: name, role: actor.role });
}

async function demandSubject<I, S>(
  { name, subject, missing }: Definition<I, S>,
  context: Context,
  input: I
): Promise<S & Subject> {
  const found = await subject(context, input);
  if (found && reaches(reachOf(name, context.actor.role), context.actor, found)) return found;
  return refuse('not-found', missing(input));
}

/** @throws Refusal key-reused where the key came with other content */
async function earlierAnswer(
  { orm, t }: Db,
  actor: Actor,
  key: string,
  name: string,
  request: string
): Promise<{ value?: unknown } | undefined> {
  const [row] = await orm
    .select()
    .from(t.idempotency)
    .where(and(eq(t.idempotency.actor, actor.name), eq(t.idempotency.key, key)));
  if (!row) return undefined;
  if (row.act !== name || row.request !== request) refuse('key-reused', { key, act: row.act });
  return row.answer;
}
