/** The words of the commands that work on a store. */
import type { StoreTexts } from '../store-texts.ts';
import { words } from './service-words.ts';

export const store: StoreTexts = {
  stages: words.stages,
  roles: words.roles,
  kinds: { district: 'district', 'supervising-body': 'supervising body' },
  none: '(none)',
  migrated: (applied, backup) =>
    applied.length === 0
      ? 'The store is at this version already; nothing was changed.'
      : `Migrated: ${applied.join(', ')}.${backup === null ? '' : ` What was there before was copied and read back: ${backup}`}`,
  checked: (engine, problems) =>
    `${engine === 'sqlite' ? 'SQLite file' : 'PostgreSQL database'}: ${problems === 0 ? 'sound.' : `${problems} found:`}`,
  added: (name) => `registered: ${name}`,
  code: (name, code, until) =>
    `One-time code of ${name} (shown this once, opens until ${until} Beijing time):\n${code}`,
  shut: (name, verb) =>
    verb === 'disable' ? `${name} is disabled; all its sessions are ended.` : `${name} is enabled again.`,
  account: (isDisabled, hasPassword) =>
    isDisabled ? 'disabled' : hasPassword ? 'in use' : 'not yet signed in',
  imported: (code, isNew) =>
    isNew
      ? `Round ${code} is imported: in deliberation, its sheets sealed as imported and unsigned.`
      : `Round ${code} was imported before with the same content; nothing was changed.`,
  exported: (code, file) => `Round ${code} is written to ${file}`,
  auditExported: (rows, file) => `${rows} rows of the audit chain are written to ${file}`,
  verified: ({ rows, objects, anchors, problems }) =>
    `${problems > 0 ? `${problems} differences in the audit chain` : anchors === 0 ? 'The audit chain agrees with itself' : 'The audit chain is whole'}: ${rows} rows, ${objects} objects, ${
      anchors === 0
        ? 'no anchors outside to compare it with: a tail that was cut off would not be found'
        : `compared with ${anchors} anchors`
    }.`,
  backedUp: (file, rows, contents) =>
    `Backed up and read back: ${file} (${rows} rows, ${contents} attachments)`,
  restored: (madeAt, rows, contents, problems) =>
    `Restored the backup of ${madeAt}: ${rows} rows, ${contents} attachments; ${problems === 0 ? 'the audit chain is whole.' : `${problems} differences:`}`,
  anchorsKept: (file) => `The anchors file of before is kept as ${file}`
};
