// Made from schema/sqlite/audit.ts by `npm run generate`; do not edit.
/** What was done, by whom, to what: a chain of hashes; and the answers kept so that a repeated act happens once. */
import { id, index, instant, integer, json, ordinal, primaryKey, table, text } from '../../columns-postgres.ts';

export const audit = table(
  'audit',
  {
    number: ordinal().primaryKey(),
    at: instant().notNull(),
    /** `user:<id>`, `operator:<name>` or `public` */
    actor: text().notNull(),
    act: text().notNull(),
    /** what a reader wants to know at a glance, as a reason */
    detail: json<Record<string, string | number | boolean | null>>().notNull(),
    /** SHA-256 of the changed objects' list */
    changes: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull()
  },
  (own) => [index('audit_act').on(own.act), index('audit_actor').on(own.actor)]
);

/** The objects that an act changed; null: was not there, is not there any more. */
export const auditChange = table(
  'audit_change',
  {
    number: integer()
      .notNull()
      .references(() => audit.number),
    kind: text().notNull(),
    object: id().notNull(),
    before: text(),
    after: text()
  },
  (own) => [
    primaryKey({ columns: [own.number, own.kind, own.object] }),
    index('audit_change_object').on(own.kind, own.object, own.number)
  ]
);

/** What has to be written to the anchors file; the file is what counts. */
export const anchor = table('anchor', {
  number: ordinal().primaryKey(),
  hash: text().notNull(),
  why: text().notNull(),
  at: instant().notNull(),
  writtenAt: instant('written_at')
});

/**
 * Always empty: on PostgreSQL an act that is going to write an audit row locks it to wait for its turn. A lock on `audit`
 * itself would stand in the way of the engine's own care of a growing table.
 */
export const chainTurn = table('chain_turn', { number: ordinal().primaryKey() });

export const idempotency = table(
  'idempotency',
  {
    actor: text().notNull(),
    key: text().notNull(),
    act: text().notNull(),
    /** SHA-256 of the input */
    request: text().notNull(),
    /** without `value`: the act answers nothing */
    answer: json<{ value?: unknown }>().notNull(),
    at: instant().notNull()
  },
  (own) => [primaryKey({ columns: [own.actor, own.key] }), index('idempotency_at').on(own.at)]
);
