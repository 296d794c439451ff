/** Every error: what is wrong, and what to do. */
import type { Messages } from '../messages.ts';
import { serviceProblems } from './service-problems.ts';

const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : '(none)');
const expectedKeys = (expected: readonly string[]): string =>
  expected.length > 0 ? `; known keys: ${list(expected)}` : '';

export const problems: Messages['problems'] = {
  'bad-json': ({ line, column, reason }) =>
    `not valid JSON${line === null ? '' : `, line ${line} column ${column}`}: ${reason}`,
  'bad-yaml': ({ reason }) =>
    `not valid YAML: ${reason} (often a full-width colon, a tab, or uneven indentation)`,
  'text-too-long': ({ length, most }) =>
    `The text has ${length} characters, at most ${most} are taken: shorten it`,
  'bad-text': () =>
    'the text has a character that cannot be kept (a lone surrogate or NUL): delete it and type it again',
  'duplicate-key': ({ key, line, column }) =>
    `the key "${key}" is written twice (line ${line} column ${column}): keep one`,
  'unknown-key': ({ key, expected }) => `unknown key "${key}"${expectedKeys(expected)}`,
  'missing-key': ({ key }) => `"${key}" is missing`,
  'wrong-type': ({ expected, found }) => `wrong type: expected ${expected}, found ${found}`,
  'empty-text': ({ key }) => `"${key}" must say something`,
  'unknown-choice': ({ found, expected }) => `"${found}" is not one of: ${list(expected)}`,
  'bad-date': ({ found }) => `"${found}" is not a date; write it as 2026-06-30`,
  'bad-id': ({ found }) =>
    `"${found}" cannot be an id: start with a letter or digit, then also . _ -, at most 64 characters`,
  'not-a-number': ({ found }) => `expected a number, found ${found} (no quotes around it, not -0)`,
  'too-large': ({ found, most }) => `${found} is too large, at most ${most}`,
  'too-small': ({ found, least }) => `${found} is too small, at least ${least}`,
  'too-many-decimals': ({ found, most }) => `${found} has too many decimals, at most ${most}`,
  'fractional-count': ({ found }) => `${found} must be a whole number`,
  'points-above-max': ({ found, max }) => `${found} points are above the row's maximum of ${max}`,
  'points-negative': ({ found }) => `points cannot be negative: ${found}`,
  'amount-negative': ({ found }) => `an amount cannot be negative: ${found}`,
  'count-negative': ({ found }) => `a count cannot be negative: ${found}`,
  'off-step': ({ found, step }) => `${found} points are not a multiple of ${step}`,
  'partial-not-between': ({ found, max }) =>
    `points for "partial" lie between 0 and ${max}, found ${found}; for full points say yes, for none say no`,
  'points-missing': ({ least, most }) => `points are missing, ${least} to ${most}`,
  'unknown-criterion': ({ criterion }) => `the rubric has no row "${criterion}"`,
  unanswered: ({ title }) => `"${title}" has not been scored`,
  'unknown-part': ({ part, expected }) => `the row has no part "${part}", expected one of: ${list(expected)}`,
  'duplicate-part': ({ part }) => `"${part}" is listed twice`,
  'superfluous-input': ({ key, why }) =>
    why === 'met-decides'
      ? `yes and no decide the points: leave ${key} out`
      : why === 'amount-decides'
        ? `the amount decides the points (it is enough, or 0): leave ${key} out`
        : why === 'zeroes-decides'
          ? `zeroes already makes the row 0: leave ${key} out`
          : `a clawback's amount comes from the ledger: leave ${key} out`,
  'evidence-missing': ({ title }) =>
    `points for "${title}" need evidence: an attachment or a written reference`,
  'note-missing': ({ why, fact, found }) =>
    why === 'veto'
      ? 'a veto needs a note'
      : `${found} differs from the verified ${fact}: say why in the note`,
  'unknown-policy': ({ policy, known }) =>
    `no policy "${policy}", there are: ${list(known)}; for a folder of your own use --policy DIR`,
  'unknown-assessment': ({ assessment, known }) =>
    `the policy has no assessment "${assessment}", there are: ${list(known)}`,
  'duplicate-participant': ({ id }) => `participant "${id}" is listed twice`,
  'duplicate-expert': ({ id }) => `expert "${id}" is listed twice`,
  'duplicate-sheet': ({ participant, expert }) =>
    `there are two sheets of ${expert} for ${participant}: keep one`,
  'duplicate-fact': ({ participant, criterion }) =>
    `there are two verified facts for "${criterion}" of ${participant}`,
  'duplicate-veto': ({ trigger }) => `the trigger "${trigger}" is listed twice`,
  'unknown-participant': ({ id }) => `"${id}" is not among the participants`,
  'unknown-trigger': ({ trigger, known }) =>
    `the policy has no trigger "${trigger}", there are: ${list(known)}`,
  'fact-without-amount': ({ criterion }) =>
    `"${criterion}" is not scored by an amount: it can have no verified fact`,
  'reason-missing': () => 'a reason is needed',
  'veto-without-grades': ({ assessment }) =>
    `the assessment "${assessment}" gives no grades, so nothing can be vetoed`,
  'setting-cited': ({ setting, citation }) =>
    `"${setting}" is laid down by ${citation}: a round cannot change it`,
  'cap-needs-bands': ({ bands }) => `a cap needs at least three bands, there are ${bands}`,
  'bands-out-of-order': ({ band }) =>
    `band "${band}" is out of order: best first, falling least scores, the last from 0`,
  'duplicate-id': ({ id }) => `"${id}" is used twice`,
  'unknown-category': ({ category, known }) => `no category "${category}", there are: ${list(known)}`,
  'unknown-setting': ({ setting, known }) => `no setting "${setting}", there are: ${list(known)}`,
  'decision-too-early': ({ incomplete }) =>
    `sheets are missing for ${list(incomplete)}: decide once they are there, or defer them`,
  'decision-no-tie': ({ participants }) =>
    `there is no undecided tie between ${list(participants)}: take this decision out`,
  'decision-not-the-group': ({ group }) =>
    `the decision must be about exactly the tied ${list(group)}, in participants and in order`,
  'duplicate-decision': ({ participants }) => `the tie of ${list(participants)} is decided already`,
  'override-of-strict-cap': ({ citation }) =>
    `the cap is strict${citation === null ? '' : ` (${citation})`}: no seats can be added`,
  'override-without-cap': ({ assessment }) =>
    `the assessment "${assessment}" has no cap: no seats need adding`,
  'range-reversed': ({ from, to }) => `${from} is after ${to}`,
  'case-missing': ({ criterion }) => `the row "${criterion}" has no example: add one under rows`,
  'category-sum': ({ category, rows, max }) =>
    `the rows of "${category}" add up to ${rows}, its max says ${max}`,
  'unknown-band': ({ band, known }) => `no band "${band}", there are: ${list(known)}`,
  'max-off-step': ({ max, step }) => `max ${max} is not a multiple of ${step}`,
  'source-missing': ({ value }) =>
    `${value === '' ? 'every value' : `"${value}"`} needs its source: either article, or local with the reason`,
  'case-failed': ({ expected, found }) => `the example says ${expected}, the engine ${found}`,
  'not-canonical': () =>
    'the content agrees, but the bytes are not canonical (RFC 8785): the file was reformatted or altered',
  'part-differs': ({ part, stated, recomputed }) =>
    `"${part}" differs: the file says ${stated}, recomputed ${recomputed}`,
  'foreign-policy': ({ policy, digest }) =>
    `the embedded policy "${policy}" (digest ${digest}) is no published version; if it is your own, name its folder with --policy DIR`,
  'digest-differs': ({ expected, found }) => `not the published digest: expected ${expected}, found ${found}`,
  usage: ({ reason }) => reason,
  'unknown-id': ({ kind, id, known }) => `no ${kind} "${id}", there are: ${list(known)}`,
  'unreadable-file': ({ file, reason }) => `cannot read ${file}: ${reason}`,
  'unwritable-file': ({ file, reason }) => `cannot write ${file}: ${reason}; no half-written file is left`,
  internal: ({ reason }) => `internal error, please report it: ${reason}`,
  ...serviceProblems
};
