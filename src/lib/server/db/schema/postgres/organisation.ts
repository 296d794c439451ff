// Made from schema/sqlite/organisation.ts by `npm run generate`; do not edit.
/** Who is assessed and under whom: authorities, host units, studios with their titles. */
import { date, id, index, instant, choice, table, text, uniqueIndex } from '../../columns-postgres.ts';

/** A second-level manager: a district, or a supervising body that stands beside the districts for its own units. */
export const authority = table(
  'authority',
  {
    id: id().primaryKey(),
    kind: choice<'district' | 'supervising-body'>().notNull(),
    name: text().notNull(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [uniqueIndex('authority_name').on(own.name)]
);

/** 所在单位: the employer that applies and funds. */
export const hostUnit = table(
  'host_unit',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    authority: id()
      .notNull()
      .references(() => authority.id),
    address: text(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [uniqueIndex('host_unit_name').on(own.authority, own.name)]
);

export const studio = table(
  'studio',
  {
    id: id().primaryKey(),
    /** the department's own number for it, as its lists have it */
    code: text().notNull(),
    name: text().notNull(),
    unit: id()
      .notNull()
      .references(() => hostUnit.id),
    leader: text().notNull(),
    trade: text().notNull(),
    address: text(),
    recognisedOn: date('recognised_on'),
    /** the regulation it stands under, which may be older than today's: policy id, not a version */
    policy: text(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [uniqueIndex('studio_code').on(own.code), index('studio_unit').on(own.unit)]
);

/** Titles that a studio held or holds: recognised, upgraded, withdrawn, revoked. */
export const studioTitle = table(
  'studio_title',
  {
    id: id().primaryKey(),
    studio: id()
      .notNull()
      .references(() => studio.id),
    title: text().notNull(),
    since: date().notNull(),
    until: date(),
    /** why it began or ended, with the paper that says so */
    reason: text().notNull(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [index('studio_title_studio').on(own.studio)]
);

export const expert = table(
  'expert',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** a host unit among ours: its studios are a conflict of interest */
    unit: id().references(() => hostUnit.id),
    authority: id().references(() => authority.id),
    /** where the expert works, in words */
    affiliation: text().notNull(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [index('expert_unit').on(own.unit), index('expert_authority').on(own.authority)]
);
