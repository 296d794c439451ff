/** One connection's drizzle, with the queries prepared on it. */
import type { Db, Engine, Orm, Tables } from './store.ts';

interface NamedPreparable {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<unknown> };
}

export function makeDb(engine: Engine, orm: Orm, t: Tables): Db {
  const queries = new Map<string, ReturnType<NamedPreparable['prepare']>>();
  return {
    engine,
    orm,
    t,
    prepared<R>(name: string, build: (orm: Orm, t: Tables) => unknown) {
      let query = queries.get(name);
      if (!query) {
        // PostgreSQL wants a name; SQLite's `prepare` ignores it.
        query = (build(orm, t) as NamedPreparable).prepare(name);
        queries.set(name, query);
      }
      const ready = query;
      return async (values) => (await ready.execute(values)) as R;
    }
  };
}
