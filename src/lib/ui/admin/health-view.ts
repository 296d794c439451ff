/** How the store is, in words: what is well, what is not, and what to do about it. Pure. */
import type { AdminHealthTexts, HealthId } from '#i18n/admin-health-texts.ts';

/** What the server found; the same as its own type, which the browser does not know. */
export interface HealthFacts {
  program: string;
  uptimeSeconds: number;
  engine: { name: string; version: string };
  schema: { applied: number; known: number; last: string };
  settings: readonly { name: string; held: string; wanted: string }[];
  size: { store: number; wal: number | null; free: number | null };
  /** null: none was noted; undefined: nowhere to note it. `daysAgo`: of Shanghai */
  backup: { file: string; day: string; daysAgo: number; number: number } | null | undefined;
  anchors: { lines: number; unreadable: number; due: number; lastTime: string | null } | null;
  audit: { number: number; time: string | null };
  contents: { held: number; missing: number; unnamed: number };
  holidays: readonly number[];
  /** whose holidays must be known: this one, and the next once it has been announced */
  yearsNeeded: readonly number[];
  policies: { policies: number; versions: number };
  administrators: number;
}

export type HealthLink = 'holidays' | 'policies' | 'users' | 'audit';

export interface HealthRow {
  id: HealthId;
  label: string;
  value: string;
  isGood: boolean;
  /** what to do; empty where it is well */
  todo: string;
  link?: HealthLink;
}

const MB = 1_000_000;
/** Below this the next days of scoring with photographs may not fit. */
export const LEAST_FREE = 1000 * MB;
/** A log that is not merged any more. */
export const MOST_WAL = 256 * MB;
export const OLDEST_BACKUP_DAYS = 7;

export function healthRows(facts: HealthFacts, texts: AdminHealthTexts): HealthRow[] {
  const { values, todo } = texts;
  const row = (id: HealthId, value: string, wrong: string | false = false, link?: HealthLink): HealthRow => ({
    id,
    label: texts.labels[id],
    value,
    isGood: wrong === false,
    todo: wrong === false ? '' : wrong,
    ...(link && wrong !== false ? { link } : {})
  });
  const { schema, size, audit, contents, holidays } = facts;
  const minutes = Math.floor(facts.uptimeSeconds / 60);
  const wrongSettings = facts.settings.filter(({ held, wanted }) => held !== wanted).map(({ name }) => name);
  const missingYear = facts.yearsNeeded.find((year) => !holidays.includes(year));
  return [
    row('program', facts.program),
    row('uptime', values.duration(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60)),
    row('engine', values.engine(facts.engine.name, facts.engine.version)),
    row(
      'schema',
      values.schema(schema.applied, schema.known, schema.last),
      schema.applied !== schema.known && todo.schema
    ),
    row(
      'settings',
      wrongSettings.length === 0 ? values.settingsGood : values.settingsBad(wrongSettings),
      wrongSettings.length > 0 && todo.settings
    ),
    row('size', values.bytes(size.store)),
    ...(size.wal === null ? [] : [row('wal', values.bytes(size.wal), size.wal > MOST_WAL && todo.wal)]),
    row(
      'free',
      size.free === null ? values.server : values.bytes(size.free),
      size.free !== null && size.free < LEAST_FREE && todo.free
    ),
    backupRow(),
    row('audit', values.audit(audit.number, audit.time)),
    anchorsRow(),
    row('contents', values.contents(contents.held, contents.missing), contents.missing > 0 && todo.contents),
    // They go by themselves: said, but nothing to see to.
    row('unnamed', values.unnamed(contents.unnamed)),
    row(
      'holidays',
      holidays.length === 0
        ? values.holidaysNone
        : values.holidays(Math.min(...holidays), Math.max(...holidays)),
      missingYear !== undefined && todo.holidays(missingYear),
      'holidays'
    ),
    row(
      'policies',
      values.policies(facts.policies.policies, facts.policies.versions),
      facts.policies.policies === 0 && todo.policies,
      'policies'
    ),
    row(
      'administrators',
      values.administrators(facts.administrators),
      facts.administrators < 2 && todo.administrators,
      'users'
    )
  ];

  function backupRow(): HealthRow {
    const { backup } = facts;
    if (backup === undefined) return row('backup', values.backupUnknown);
    if (backup === null) return row('backup', values.backupNone, todo.backup);
    const { day, daysAgo, file, number } = backup;
    const behind = Math.max(0, audit.number - number);
    return row(
      'backup',
      values.backup(day, daysAgo, file, behind),
      // Old, and something would be lost.
      daysAgo > OLDEST_BACKUP_DAYS && behind > 0 && todo.backupOld
    );
  }

  function anchorsRow(): HealthRow {
    const { anchors } = facts;
    if (anchors === null) return row('anchors', values.anchorsNone, todo.anchors);
    const { lines, due, unreadable, lastTime } = anchors;
    const wrong = unreadable > 0 ? todo.anchorsUnreadable(unreadable) : due > 0 && todo.anchorsDue;
    return row('anchors', values.anchors(lines, due, lastTime), wrong, 'audit');
  }
}
