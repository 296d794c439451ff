// Made from schema/sqlite/rounds.ts by `npm run generate`; do not edit.
/** One run of an assessment: its policy version, participants, panels, who scores whom, verified facts. */
import type { PolicyData } from '#lib/domain/policy.ts';
import type { SettingsData } from '#lib/domain/round.ts';
import type { AssignmentWhy, RoundState } from '../../values.ts';
import {
  amount,
  bool,
  choice,
  date,
  id,
  index,
  instant,
  integer,
  json,
  points,
  table,
  text,
  uniqueIndex,
  type AnyColumn
} from '../../columns-postgres.ts';
import { user } from './identity.ts';
import { authority, expert, studio } from './organisation.ts';

/** One regulation as data, named by its digest: what a round used can never change under it. */
export const policyVersion = table(
  'policy_version',
  {
    digest: id().primaryKey(),
    policy: text().notNull(),
    title: text().notNull(),
    data: json<PolicyData>().notNull(),
    importedAt: instant('imported_at').notNull(),
    importedBy: text('imported_by').notNull(),
    /** what changed against the version before, in words */
    note: text()
  },
  (own) => [index('policy_version_policy').on(own.policy)]
);

export const round = table(
  'round',
  {
    id: id().primaryKey(),
    /** as in files and on paper */
    code: text().notNull(),
    title: text().notNull(),
    /** who runs it; null: the city */
    authority: id().references(() => authority.id),
    policyVersion: id('policy_version')
      .notNull()
      .references(() => policyVersion.digest),
    assessment: text().notNull(),
    date: date().notNull(),
    attempt: integer().notNull(),
    settings: json<SettingsData>().notNull(),
    /** local, in hundredths: totals further apart are talked over in deliberation */
    disagreementLimit: points('disagreement_limit').notNull(),
    state: choice<RoundState>().notNull(),
    /** of the last draw of assignments */
    assignmentSeed: text('assignment_seed'),
    /** the results that a notice may publish; null when something that they rest on has changed since */
    settled: id(),
    imported: bool().notNull(),
    /** SHA-256 of the file it came from */
    importDigest: text('import_digest'),
    supersedes: id().references((): AnyColumn => round.id),
    supersedesReason: text('supersedes_reason'),
    createdAt: instant('created_at').notNull(),
    openedAt: instant('opened_at'),
    deliberationAt: instant('deliberation_at'),
    finalAt: instant('final_at')
  },
  (own) => [
    uniqueIndex('round_code').on(own.code),
    uniqueIndex('round_supersedes').on(own.supersedes),
    index('round_authority').on(own.authority)
  ]
);

/** A studio in a round, as it was called when it was invited. */
export const participant = table(
  'participant',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    /** its id in files, bundles and results */
    code: text().notNull(),
    /** null: known from an imported file only */
    studio: id().references(() => studio.id),
    authority: id().references(() => authority.id),
    name: text().notNull(),
    district: text().notNull(),
    recognisedOn: date('recognised_on'),
    /** why it takes part although the calendar does not say so */
    inviteReason: text('invite_reason'),
    status: choice<'graded' | 'deferred' | 'withdrawn'>().notNull(),
    statusReason: text('status_reason'),
    /** the panel given by hand; otherwise the draw chooses */
    panel: id().references((): AnyColumn => panel.id),
    createdAt: instant('created_at').notNull()
  },
  (own) => [
    uniqueIndex('participant_code').on(own.round, own.code),
    index('participant_studio').on(own.studio),
    index('participant_authority').on(own.authority, own.round)
  ]
);

/** A revocation trigger confirmed in the round (一票否决). */
export const veto = table(
  'veto',
  {
    id: id().primaryKey(),
    participant: id()
      .notNull()
      .references(() => participant.id),
    trigger: text('trigger_id').notNull(),
    note: text().notNull(),
    by: id('recorded_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [uniqueIndex('veto_participant').on(own.participant, own.trigger)]
);

/** 专家组 */
export const panel = table(
  'panel',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    name: text().notNull()
  },
  (own) => [uniqueIndex('panel_name').on(own.round, own.name)]
);

export const panelMember = table(
  'panel_member',
  {
    id: id().primaryKey(),
    round: id()
      .notNull()
      .references(() => round.id),
    panel: id()
      .notNull()
      .references(() => panel.id),
    /** null: known from an imported file by pseudonym only */
    expert: id().references(() => expert.id),
    /** E01 …, given when the round opens: all that leaves the panel */
    pseudonym: text()
  },
  (own) => [
    uniqueIndex('panel_member_expert').on(own.round, own.expert),
    uniqueIndex('panel_member_pseudonym').on(own.round, own.pseudonym),
    index('panel_member_panel').on(own.panel)
  ]
);

/** 回避 */
export const recusal = table(
  'recusal',
  {
    id: id().primaryKey(),
    member: id()
      .notNull()
      .references(() => panelMember.id),
    participant: id()
      .notNull()
      .references(() => participant.id),
    reason: text().notNull(),
    by: id('recorded_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [
    uniqueIndex('recusal_member').on(own.member, own.participant),
    index('recusal_participant').on(own.participant)
  ]
);

export const assignment = table(
  'assignment',
  {
    id: id().primaryKey(),
    participant: id()
      .notNull()
      .references(() => participant.id),
    member: id()
      .notNull()
      .references(() => panelMember.id),
    why: json<AssignmentWhy>().notNull(),
    /** the expert's sheet does not count from here on */
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
    at: instant().notNull()
  },
  (own) => [
    uniqueIndex('assignment_member').on(own.member, own.participant),
    index('assignment_participant').on(own.participant)
  ]
);

/** 核实数据: each check is kept; the latest holds. */
export const fact = table(
  'fact',
  {
    id: id().primaryKey(),
    participant: id()
      .notNull()
      .references(() => participant.id),
    criterion: text().notNull(),
    revision: integer().notNull(),
    amount: amount().notNull(),
    checkedBy: text('checked_by').notNull(),
    checkedOn: date('checked_on').notNull(),
    note: text(),
    by: id('recorded_by').references(() => user.id),
    at: instant().notNull()
  },
  (own) => [uniqueIndex('fact_revision').on(own.participant, own.criterion, own.revision)]
);
