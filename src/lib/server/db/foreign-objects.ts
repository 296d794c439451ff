/**
 * What stands in a database beside tables and indexes and does something by itself, or stands in for a table: none of our
 * migrations makes any of it, so that whoever can write to the database has put it there.
 */
import { asc, sql, type SQL } from 'drizzle-orm';
import type { Db, Engine, Tables } from './store.ts';

export interface ForeignObject {
  /** `trigger`, `view` or `rule` */
  kind: string;
  name: string;
}

/** In the schemas that a query of ours looks through; an extension's own views are its makers' affair. */
const OURS = sql`n.nspname = any(current_schemas(false) || 'drizzle'::name)`;
const OF_NO_EXTENSION = sql`not exists (
  select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

const FOREIGN: Readonly<Record<Engine, SQL>> = {
  sqlite: sql`(select type as kind, name from sqlite_master where type in ('trigger', 'view')) as foreign_object`,
  postgres: sql`(
    select 'trigger' as kind, t.tgname::text as name
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and ${OURS}
    union all select 'view', c.relname::text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and ${OURS} and ${OF_NO_EXTENSION}
    union all select 'rule', r.rulename::text
      from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
      where r.rulename <> '_RETURN' and ${OURS}
  ) as foreign_object`
};

export async function foreignObjects({ engine, orm }: Db): Promise<ForeignObject[]> {
  const [kind, name] = [sql<string>`kind`, sql<string>`name`];
  return orm
    .select({ kind, name })
    .from(FOREIGN[engine] as unknown as Tables['audit'])
    .orderBy(asc(kind), asc(name));
}
