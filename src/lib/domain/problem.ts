/**
 * The one catalogue of what can be wrong with an input, with the typed detail of each code.
 * Codes are a published contract (docs/errors.md); sentences are made from them in src/i18n.
 * Must not know: languages, files, exit codes.
 */

import type { ServiceProblemDetails } from './problem-service.ts';

/** What a message of each code needs to say what is wrong and what was expected. */
export interface ProblemDetails extends ServiceProblemDetails {
  // The text
  'bad-json': { line: number | null; column: number | null; reason: string };
  'bad-yaml': { reason: string };
  'text-too-long': { length: number; most: number };
  'bad-text': { expected: 'text without lone surrogates or NUL' };
  'duplicate-key': { key: string; line: number; column: number };
  // Shape
  'unknown-key': { key: string; expected: readonly string[] };
  'missing-key': { key: string };
  'wrong-type': { expected: string; found: string };
  'empty-text': { key: string };
  'unknown-choice': { found: string; expected: readonly string[] };
  'bad-date': { found: string };
  'bad-id': { found: string };
  // Numbers
  'not-a-number': { found: string };
  'too-large': { found: number; most: number };
  'too-small': { found: number; least: number };
  'too-many-decimals': { found: number; most: number };
  'fractional-count': { found: number };
  'points-above-max': { found: number; max: number };
  'points-negative': { found: number };
  'amount-negative': { found: number };
  'count-negative': { found: number };
  'off-step': { found: number; step: number };
  'partial-not-between': { found: number; max: number };
  // A sheet
  'points-missing': { least: number; most: number };
  'unknown-criterion': { criterion: string };
  unanswered: { title: string };
  'unknown-part': { part: string; expected: readonly string[] };
  'duplicate-part': { part: string };
  'superfluous-input': {
    key: string;
    why: 'met-decides' | 'amount-decides' | 'zeroes-decides' | 'ledger-decides';
  };
  'evidence-missing': { title: string };
  'note-missing': { why: 'differs-from-fact' | 'veto'; fact?: number; found?: number };
  // A round
  'unknown-policy': { policy: string; known: readonly string[] };
  'unknown-assessment': { assessment: string; known: readonly string[] };
  'duplicate-participant': { id: string };
  'duplicate-expert': { id: string };
  'duplicate-sheet': { participant: string; expert: string };
  'duplicate-fact': { participant: string; criterion: string };
  'duplicate-veto': { trigger: string };
  'unknown-participant': { id: string };
  'unknown-trigger': { trigger: string; known: readonly string[] };
  'fact-without-amount': { criterion: string };
  'reason-missing': { key: string };
  'veto-without-grades': { assessment: string };
  // Settings
  'setting-cited': { setting: string; citation: string };
  'cap-needs-bands': { bands: number };
  'bands-out-of-order': { band: string };
  'duplicate-id': { id: string };
  'unknown-category': { category: string; known: readonly string[] };
  'unknown-setting': { setting: string; known: readonly string[] };
  // Decisions
  'decision-too-early': { incomplete: readonly string[] };
  'decision-no-tie': { participants: readonly string[] };
  'decision-not-the-group': { group: readonly string[] };
  'duplicate-decision': { participants: readonly string[] };
  'override-of-strict-cap': { citation: string | null };
  'override-without-cap': { assessment: string };
  // A policy
  'range-reversed': { from: string; to: string };
  'case-missing': { criterion: string };
  'category-sum': { category: string; rows: number; max: number };
  'unknown-band': { band: string; known: readonly string[] };
  'max-off-step': { max: number; step: number };
  'source-missing': { value: string };
  'case-failed': { expected: string; found: string };
  // Verifying
  'not-canonical': { part: string };
  'part-differs': { part: string; stated: string; recomputed: string };
  'foreign-policy': { policy: string; digest: string };
  'digest-differs': { expected: string; found: string };
  // The command line
  usage: { reason: string };
  'unknown-id': { kind: 'participant' | 'schema'; id: string; known: readonly string[] };
  'unreadable-file': { file: string; reason: string };
  'unwritable-file': { file: string; reason: string };
  internal: { reason: string };
}

export type ProblemCode = keyof ProblemDetails;

/** Where a problem is: ids where it concerns one, and the path from the top of the input. */
export interface Place {
  participant?: string;
  expert?: string;
  criterion?: string;
  /** as `sheets[3].entries.matching-funds.amount` */
  path?: string;
}

export type Problem = { [C in ProblemCode]: Place & { code: C; detail: ProblemDetails[C] } }[ProblemCode];

export function problem<C extends ProblemCode>(
  code: C,
  detail: ProblemDetails[C],
  place: Place = {}
): Problem {
  // The mapped union is exactly this pairing; TypeScript cannot see it through the type parameter.
  return { code, detail, ...place } as unknown as Problem;
}

/** Reports a fault of one input, `key` being the path inside that input; gives undefined to return at once. */
export type Fault = <C extends ProblemCode>(code: C, detail: ProblemDetails[C], key?: string) => undefined;

/** Either a value that may be used, or every reason why not. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** What a person would call the type of a JSON value. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? 'object' : typeof value === 'string' ? 'text' : typeof value;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands where a number was expected, as it was written. */
export function showNumberLike(input: unknown): string {
  if (Object.is(input, -0)) return '-0';
  return typeof input === 'string' ? JSON.stringify(input) : typeName(input);
}

/** Adds to a list: unlike push(...more) for any number. */
export function append(problems: Problem[], more: readonly Problem[]): void {
  for (const each of more) problems.push(each);
}
