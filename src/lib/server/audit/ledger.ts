/** The objects of one act: their state before it, and afterwards what became of them. */
import { byCodePoint } from '#lib/domain/points.ts';
import type { Db } from '../db/store.ts';
import type { ObjectChange } from './chain.ts';
import { digestObjects, type ObjectKind } from './objects.ts';

export class Ledger {
  readonly #db: Db;
  readonly #before = new Map<ObjectKind, Map<string, string | null>>();

  constructor(db: Db) {
    this.#db = db;
  }

  async touch(kind: ObjectKind, ids: readonly string[]): Promise<void> {
    const known = this.#before.get(kind) ?? new Map<string, string | null>();
    this.#before.set(kind, known);
    const fresh = [...new Set(ids)].filter((id) => !known.has(id));
    const digests = await digestObjects(this.#db, kind, fresh);
    for (const id of fresh) known.set(id, digests.get(id) ?? null);
  }

  /** What really changed, by kind and id. */
  async changes(): Promise<ObjectChange[]> {
    const changes: ObjectChange[] = [];
    for (const [kind, before] of this.#before) {
      const after = await digestObjects(this.#db, kind, [...before.keys()]);
      for (const [object, digest] of before) {
        const now = after.get(object) ?? null;
        if (now !== digest) changes.push({ kind, object, before: digest, after: now });
      }
    }
    return changes.sort((a, b) => byCodePoint(a.kind, b.kind) || byCodePoint(a.object, b.object));
  }
}
