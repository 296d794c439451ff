/** The page on how the store is, in English. */
import type { AdminHealthTexts } from '../admin-health-texts.ts';

const MB = 1_000_000;
const GB = 1000 * MB;
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const adminHealth: AdminHealthTexts = {
  heading: 'Health',
  finding: (count) => (count === 0 ? 'All is well' : `${plural(count, 'thing')} to see to`),
  read: (time) => `read at ${time}`,
  columns: { what: 'What', value: 'As it is', todo: 'What to do' },
  states: { good: 'well', attention: 'see to it' },
  labels: {
    program: 'Program',
    uptime: 'Running for',
    engine: 'Database',
    schema: 'Schema',
    settings: 'Safety of data',
    size: 'Size of the database',
    wal: 'Log to be merged (WAL)',
    free: 'Free on the disk',
    backup: 'Last backup',
    audit: 'Audit log',
    anchors: 'Anchors of the log',
    contents: 'Attachments',
    unnamed: 'Attachments to sweep',
    holidays: 'Holidays',
    policies: 'Regulations',
    administrators: 'Administrators'
  },
  values: {
    duration: (days, hours, minutes) =>
      days > 0
        ? `${plural(days, 'day')} ${hours} h`
        : hours > 0
          ? `${hours} h ${minutes} min`
          : `${minutes} min`,
    engine: (name, version) => `${name === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version}`,
    schema: (applied, known, last) => `${applied} of ${known} (${last})`,
    settingsGood: 'nothing that was confirmed is lost in a power cut',
    settingsBad: (names) => `not as they must be: ${names.join(', ')}`,
    bytes: (bytes) => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${(bytes / MB).toFixed(1)} MB`),
    server: 'the database server’s own affair',
    backupNone: 'none is known of',
    backupUnknown:
      'this store keeps no anchors file, beside which a backup is noted; see the log of the backup job',
    backup: (day, days, file, behind) =>
      `${day} (${days === 0 ? 'today' : plural(days, 'day') + ' ago'}), ${file}; ${plural(behind, 'act')} since`,
    audit: (number, time) => (time === null ? 'empty' : `${plural(number, 'row')}, the last at ${time}`),
    anchorsNone: 'no anchors file',
    anchors: (lines, due, time) =>
      `${lines}${due > 0 ? `, ${due} not written yet` : ''}${time === null ? '' : `, last written at ${time}`}`,
    contents: (held, missing) => `${held}${missing > 0 ? `, ${missing} missing` : ''}`,
    unnamed: (count) => String(count),
    holidaysNone: 'none',
    holidays: (first, last) => (first === last ? String(last) : `${first} to ${last}`),
    policies: (policies, versions) => `${policies}, ${plural(versions, 'version')}`,
    administrators: (count) => plural(count, 'enabled account')
  },
  todo: {
    schema: 'Have the server stopped, assess db migrate run, and the server started again.',
    settings: 'Have the server stopped at once and assess db check run.',
    wal: 'Something may be holding the database. If it stays large after a restart, have it looked into.',
    free: 'Make room on the disk: once it is full, neither scores nor photographs can be kept.',
    backup: 'Have assess backup FILE run, and every day, to another machine.',
    backupOld: 'The backup is older than 7 days. Have the daily backup looked into.',
    anchors:
      'Without an anchors file a log that was rewritten whole cannot be told. Have JIANGPING_ANCHORS set.',
    anchorsDue: 'Anchors could not be written. Have the folder’s permissions and the disk looked at.',
    anchorsUnreadable: (count) =>
      `${plural(count, 'line')} of the anchors file cannot be read; somebody may have changed it. Keep the file and check the log.`,
    contents: 'Contents of attachments are gone. Have assess db check run, and take them from a backup.',
    unnamed: 'Swept by the next daily round. If they do not go, have the log looked at.',
    holidays: (year) =>
      `${year} is missing: working days of a notice can only be estimated. Enter the State Council’s announcement.`,
    policies: 'No round can be made without a regulation. Import one.',
    administrators:
      'There is one administrator: if the password is lost, nobody can help. Make another account.'
  },
  links: {
    holidays: 'Enter holidays',
    policies: 'Import a regulation',
    users: 'New account',
    audit: 'Check the log'
  },
  again: 'Read again'
};
