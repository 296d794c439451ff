/** zod's issues → our problems, so that a schema's faults carry the same codes as the rules'. */
import type { z } from 'zod';
import { LARGEST } from './points.ts';
import {
  isPlainObject,
  problem,
  showNumberLike,
  typeName,
  type Checked,
  type Place,
  type Problem,
  type ProblemCode
} from './problem.ts';
import { keysAt } from './schema-at.ts';

/** Checks a value against a schema; every fault carries its path, `place.path` being that of the value. */
export function checkSchema<T>(schema: z.ZodType<T>, value: unknown, place: Place = {}): Checked<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const translate = new Translation(schema, place);
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => translate.issue(issue, [])) };
}

type Issue = z.core.$ZodIssue;
type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;
type OwnIssue = Extract<Issue, { code: 'custom' }>;

class Translation {
  readonly #schema: z.core.$ZodType;
  readonly #place: Place;

  constructor(schema: z.core.$ZodType, place: Place) {
    this.#schema = schema;
    this.#place = place;
  }

  /** @param before the path that leads to the issue's own */
  issue(issue: Issue, before: readonly PropertyKey[]): Problem[] {
    const path = [...before, ...issue.path];
    const at = this.#at(path);
    switch (issue.code) {
      case 'unrecognized_keys': {
        const expected = keysAt(this.#schema, path);
        return issue.keys.map((key) => problem('unknown-key', { key, expected }, this.#at([...path, key])));
      }
      case 'invalid_type':
        if (issue.input === undefined) return [missingOrEmpty('missing-key', lastKey(path), at)];
        if (issue.expected === 'number') return [notANumber(issue.input, at)];
        return [
          problem('wrong-type', { expected: nameOf(issue.expected), found: typeName(issue.input) }, at)
        ];
      case 'invalid_value':
        if (issue.input === undefined) return [problem('missing-key', { key: lastKey(path) }, at)];
        return [
          problem('unknown-choice', { found: show(issue.input), expected: issue.values.map(String) }, at)
        ];
      case 'invalid_union':
        return this.#union(issue, path);
      case 'invalid_key':
        return issue.issues.flatMap((inner) => this.issue(inner, path));
      case 'too_small':
        if (issue.origin === 'string') return [missingOrEmpty('empty-text', lastKey(path), at)];
        return [problem('too-small', { found: sizeOf(issue.input), least: Number(issue.minimum) }, at)];
      case 'too_big': {
        const most = Number(issue.maximum);
        if (issue.origin === 'string') {
          return [problem('text-too-long', { length: String(issue.input).length, most }, at)];
        }
        return [problem('too-large', { found: sizeOf(issue.input), most }, at)];
      }
      case 'custom':
        return [fromOwnCode(issue, path, at)];
      default:
        return [problem('wrong-type', { expected: issue.message, found: typeName(issue.input) }, at)];
    }
  }

  /** Of a union, the faults of the branch that came closest; for a discriminated one, the choice itself. */
  #union(issue: UnionIssue, path: readonly PropertyKey[]): Problem[] {
    const [first, ...rest] = issue.errors;
    if (!first) {
      const key = lastKey(path);
      const input = isPlainObject(issue.input) ? issue.input[key] : undefined;
      const at = this.#at(path);
      if (input === undefined) return [problem('missing-key', { key }, at)];
      return [problem('unknown-choice', { found: show(input), expected: optionsOf(issue) }, at)];
    }
    const closest = rest.reduce((best, branch) => (deepest(branch) > deepest(best) ? branch : best), first);
    return closest.flatMap((inner) => this.issue(inner, path));
  }

  #at(path: readonly PropertyKey[]): Place {
    let text = this.#place.path ?? '';
    for (const key of path) {
      text += typeof key === 'number' ? `[${key}]` : text === '' ? String(key) : `.${String(key)}`;
    }
    return { ...this.#place, path: text };
  }
}

const optionsOf = (issue: UnionIssue): string[] =>
  'options' in issue ? (issue.options ?? []).map(String) : [];

const deepest = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length));

function fromOwnCode(issue: OwnIssue, path: readonly PropertyKey[], place: Place): Problem {
  const params = issue.params ?? {};
  const found = issue.input;
  const code = params.code as ProblemCode;
  switch (code) {
    case 'empty-text':
      return missingOrEmpty('empty-text', lastKey(path), place);
    case 'source-missing':
      return problem(code, { value: lastKey(path) }, place);
    case 'bad-text':
      return problem(code, { expected: 'text without lone surrogates or NUL' }, place);
    case 'text-too-long':
      return problem(code, { length: params.length as number, most: params.most as number }, place);
    case 'bad-id':
    case 'bad-date':
      return problem(code, { found: show(found) }, place);
    case 'fractional-count':
      return problem(code, { found: found as number }, place);
    case 'too-small':
      return problem(code, { found: found as number, least: params.least as number }, place);
    case 'too-large':
    case 'too-many-decimals':
      return problem(code, { found: found as number, most: params.most as number }, place);
    default:
      return notANumber(found, place);
  }
}

/** A reason or a note that is not there has its own code, however it is absent. */
function missingOrEmpty(code: 'missing-key' | 'empty-text', key: string, place: Place): Problem {
  if (key === 'reason') return problem('reason-missing', { key }, place);
  if (key === 'note') return problem('note-missing', { why: 'veto' }, place);
  return problem(code, { key }, place);
}

function notANumber(input: unknown, place: Place): Problem {
  // 1e400 in a file is read as Infinity, which zod does not call a number.
  if (input === Infinity || input === -Infinity)
    return problem('too-large', { found: input, most: LARGEST }, place);
  return problem('not-a-number', { found: showNumberLike(input) }, place);
}

/** zod's names of types, as problem.ts names them. */
function nameOf(expected: string): string {
  return expected === 'array'
    ? 'list'
    : expected === 'string'
      ? 'text'
      : expected === 'record'
        ? 'object'
        : expected;
}

function lastKey(path: readonly PropertyKey[]): string {
  return String(path.at(-1) ?? '');
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value);
}
