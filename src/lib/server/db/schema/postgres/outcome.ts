// Made from schema/sqlite/outcome.ts by `npm run generate`; do not edit.
/** What becomes of a round: decisions, frozen results, notices, objections, and the papers that go with any of it. */
import type { DecisionData } from '#lib/domain/round.ts';
import type { Result } from '#lib/domain/results.ts';
import type { Digests } from '#lib/domain/bundle.ts';
import type { AttachmentKind, NoticeText } from '../../values.ts';
import {
  bytes,
  choice,
  date,
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
import { participant, round } from './rounds.ts';

/** A tie decided or a cap overridden, in the order recorded. */
export const decision = table(
  'decision',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    number: integer().notNull(),
    data: json<DecisionData>().notNull(),
    by: id('recorded_by').references(() => user.id),
    at: instant().notNull(),
    /** taken back: by whom it was recorded stays readable */
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason')
  },
  (own) => [uniqueIndex('decision_number').on(own.round, own.number)]
);

/** Results as they were settled. The bundle itself is an attachment's content, named by its digest. */
export const settlement = table(
  'settlement',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    number: integer().notNull(),
    bundle: text().notNull(),
    digests: json<Digests>().notNull(),
    participants: integer().notNull(),
    quota: integer(),
    by: id('settled_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [uniqueIndex('settlement_number').on(own.round, own.number)]
);

export const settledResult = table(
  'settled_result',
  {
    settlement: id()
      .notNull()
      .references(() => settlement.id),
    participant: id()
      .notNull()
      .references(() => participant.id),
    rank: integer(),
    grade: text(),
    base: points(),
    bonus: points(),
    total: points(),
    /** with its consequences and derivation */
    result: json<Result>().notNull()
  },
  (own) => [
    primaryKey({ columns: [own.settlement, own.participant] }),
    index('settled_result_participant').on(own.participant)
  ]
);

/** 公示 */
export const notice = table(
  'notice',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    settlement: id()
      .notNull()
      .references(() => settlement.id),
    firstDay: date('first_day').notNull(),
    lastDay: date('last_day').notNull(),
    /** calendar or working days, and years without holiday data */
    counting: json<{ days: number; kind: 'calendar' | 'working'; estimated: number[] }>().notNull(),
    /** what it says besides the grades */
    text: json<NoticeText>().notNull(),
    /** the head of the chain when it was published */
    auditNumber: integer('audit_number').notNull(),
    auditHash: text('audit_hash').notNull(),
    by: id('published_by').references(() => user.id),
    at: instant().notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason')
  },
  (own) => [index('notice_round').on(own.round)]
);

/** 异议 */
export const objection = table(
  'objection',
  {
    id: id().primaryKey(),
    notice: id()
      .notNull()
      .references(() => notice.id),
    /** what the objector keeps, to ask with */
    receipt: text().notNull(),
    participant: id().references(() => participant.id),
    name: text().notNull(),
    contact: text().notNull(),
    text: text().notNull(),
    at: instant().notNull(),
    outcome: choice<'sustained' | 'dismissed'>(),
    reason: text(),
    by: id('decided_by').references(() => user.id),
    decidedAt: instant('decided_at')
  },
  (own) => [uniqueIndex('objection_receipt').on(own.receipt), index('objection_notice').on(own.notice)]
);

/** A photograph, a scan, minutes. The content is named by its SHA-256 and kept once. */
export const attachment = table(
  'attachment',
  {
    id: id().primaryKey(),
    digest: text().notNull(),
    size: integer().notNull(),
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    /** what it belongs to: for all but a sheet, a paper that someone added to what is recorded */
    kind: choice<AttachmentKind>().notNull(),
    owner: id().notNull(),
    /** for a sheet: the row that it proves */
    criterion: text(),
    by: id('added_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [index('attachment_owner').on(own.kind, own.owner), index('attachment_digest').on(own.digest)]
);

/** On PostgreSQL contents are here, so that several processes share them; beside SQLite they are files. */
export const content = table('content', {
  digest: id().primaryKey(),
  bytes: bytes().notNull(),
  at: instant().notNull()
});

/** Days off and days worked instead, by the State Council's notice of each year. */
export const holiday = table(
  'holiday',
  {
    date: date().primaryKey(),
    year: integer().notNull(),
    kind: choice<'holiday' | 'workday'>().notNull(),
    name: text().notNull()
  },
  (own) => [index('holiday_year').on(own.year)]
);
