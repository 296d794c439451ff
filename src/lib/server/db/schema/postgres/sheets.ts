// Made from schema/sqlite/sheets.ts by `npm run generate`; do not edit.
/** Score sheets: what an expert enters, every change of it, what was signed and sealed, what was returned. */
import type { Entry } from '../../values.ts';
import {
  bytes,
  choice,
  id,
  index,
  instant,
  integer,
  json,
  points,
  primaryKey,
  table,
  text,
  uniqueIndex
} from '../../columns-postgres.ts';
import { user } from './identity.ts';
import { panelMember, participant, round } from './rounds.ts';

export const sheet = table(
  'sheet',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    participant: id()
      .notNull()
      .references(() => participant.id),
    member: id()
      .notNull()
      .references(() => panelMember.id),
    state: choice<'draft' | 'sealed' | 'returned' | 'reassigned'>().notNull(),
    /** 1, and one more with each return */
    edition: integer().notNull(),
    /** how many changes it has seen; the last one's hash is `head` */
    changes: integer().notNull(),
    head: text().notNull(),
    /** of the edition that counts */
    sealed: id(),
    createdAt: instant('created_at').notNull()
  },
  (own) => [
    uniqueIndex('sheet_member').on(own.member, own.participant),
    index('sheet_participant').on(own.participant),
    index('sheet_round').on(own.round, own.state)
  ]
);

/** What stands in a row of the table now. */
export const entry = table(
  'entry',
  {
    sheet: id()
      .notNull()
      .references(() => sheet.id),
    criterion: text().notNull(),
    input: json<Entry>().notNull(),
    /** by the server, from the frozen rubric; null while the input is not yet whole */
    points: points(),
    revision: integer().notNull(),
    /** the change that it comes from */
    change: id('change_id').notNull()
  },
  (own) => [primaryKey({ columns: [own.sheet, own.criterion] })]
);

/**
 * Every change ever received for a sheet, applied or not, chained by hash: an edited, removed or added row shows.
 * `id` is the device's own, so that a batch sent twice is applied once.
 */
export const entryChange = table(
  'entry_change',
  {
    id: id().primaryKey(),
    sheet: id()
      .notNull()
      .references(() => sheet.id),
    /** 1, 2, 3 … in this sheet */
    step: integer().notNull(),
    edition: integer().notNull(),
    criterion: text().notNull(),
    input: json<Entry>().notNull(),
    baseRevision: integer('base_revision').notNull(),
    /** the entry's revision after it: a new one only where it was applied */
    revision: integer().notNull(),
    outcome: choice<'applied' | 'same' | 'conflict'>().notNull(),
    points: points(),
    user: id().references(() => user.id),
    /** the device's clock, which may be wrong: shown, never used */
    deviceAt: instant('device_at').notNull(),
    at: instant().notNull(),
    hash: text().notNull()
  },
  (own) => [uniqueIndex('entry_change_step').on(own.sheet, own.step)]
);

/**
 * A change that could not be taken: its text is kept for the person who typed it. `id` is the device's own, which says
 * nothing of whose it is: each person has their own ids.
 */
export const refusedChange = table(
  'refused_change',
  {
    id: id().notNull(),
    user: id()
      .notNull()
      .references(() => user.id),
    /** as the device named it: perhaps no sheet of ours */
    sheetName: text('sheet_name').notNull(),
    criterion: text().notNull(),
    input: json<unknown>().notNull(),
    code: text().notNull(),
    deviceAt: instant('device_at').notNull(),
    at: instant().notNull()
  },
  (own) => [primaryKey({ columns: [own.user, own.id] })]
);

/** 签名 */
export const signature = table(
  'signature',
  {
    id: id().primaryKey(),
    sheet: id()
      .notNull()
      .references(() => sheet.id),
    png: bytes().notNull(),
    strokes: json<unknown>().notNull(),
    at: instant().notNull()
  },
  (own) => [index('signature_sheet').on(own.sheet)]
);

/** A submitted sheet, frozen. What is graded. */
export const sealedSheet = table(
  'sealed_sheet',
  {
    id: id().primaryKey(),
    sheet: id()
      .notNull()
      .references(() => sheet.id),
    edition: integer().notNull(),
    entries: json<Record<string, Entry>>().notNull(),
    /** by the rubric's order */
    points: json<number[]>().notNull(),
    base: points().notNull(),
    bonus: points().notNull(),
    total: points().notNull(),
    /** SHA-256 of the canonical text of what was signed */
    contentHash: text('content_hash').notNull(),
    /** null: imported, or on paper */
    signature: id().references(() => signature.id),
    origin: choice<'device' | 'import'>().notNull(),
    submittedBy: id('submitted_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [uniqueIndex('sealed_sheet_edition').on(own.sheet, own.edition)]
);

export const sheetReturn = table(
  'sheet_return',
  {
    id: id().primaryKey(),
    sheet: id()
      .notNull()
      .references(() => sheet.id),
    /** the edition that is sent back */
    edition: integer().notNull(),
    reason: text().notNull(),
    /** criteria to look at again */
    rows: json<string[]>().notNull(),
    by: id('returned_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [uniqueIndex('sheet_return_edition').on(own.sheet, own.edition)]
);
