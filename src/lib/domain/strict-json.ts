/**
 * JSON text → value, refusing what JSON.parse lets pass: a key written twice, and text that is not Unicode.
 * JSON.parse does the reading; counting colons tells cheaply whether a key was lost, and only then is it sought.
 */
import { append, isPlainObject, problem, type Checked, type Problem } from './problem.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** UTF-8 bytes → text. Anything that is not UTF-8, or too long for one text, is `bad-json`. */
export function decodeUtf8(bytes: Uint8Array): Checked<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const reason = error instanceof TypeError ? 'not UTF-8' : (error as Error).message;
    return { ok: false, problems: [problem('bad-json', { line: null, column: null, reason })] };
  }
}

export function parseStrictJson(text: string): Checked<unknown> {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text; // RFC 8259 §8.1 lets a reader ignore a BOM
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(body, error as SyntaxError)] };
  }
  try {
    const problems = countColons(body) === countKeys(value) ? [] : duplicateKeys(body);
    if (MAY_BE_UNUSABLE.test(body)) append(problems, unusableParts(value));
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack is full: nothing that we read is nested so deeply.
    return {
      ok: false,
      problems: [problem('bad-json', { line: null, column: null, reason: 'nested too deeply' })]
    };
  }
}

/** UTF-8 holds no lone surrogate, only an escape can bring one in; escapes can also write __proto__. */
const MAY_BE_UNUSABLE = /\\u|__proto__/;

/**
 * Texts and keys that no UTF-8 file, database or canonical form can hold, and the key `__proto__`:
 * it belongs to no format, and libraries pass it over in silence.
 */
export function unusableParts(value: unknown, path = ''): Problem[] {
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? []
      : [problem('bad-text', { expected: 'text without lone surrogates or NUL' }, { path })];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unusableParts(item, `${path}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = joinPath(path, key.toWellFormed());
    if (key === '__proto__') return [problem('unknown-key', { key, expected: [] }, { path: at })];
    return [...unusableParts(key, path), ...unusableParts(inner, at)];
  });
}

function syntaxProblem(text: string, error: SyntaxError): Problem {
  const at = /at position (\d+)/.exec(error.message);
  const place = at ? lineAndColumn(text, Number(at[1])) : { line: null, column: null };
  return problem('bad-json', { ...place, reason: error.message });
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Colons outside strings: one a written key. */
function countColons(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === COLON) count++;
    else if (unit === QUOTE) i = endOfString(text, i);
  }
  return count;
}

/** The index of the quote that closes the string opened at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item);
    return count;
  }
  for (const key in value) {
    count++;
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === 'object') count += countKeys(inner);
  }
  return count;
}

interface Level {
  path: string;
  /** the keys seen, of an object; null for a list */
  keys: Set<string> | null;
  index: number;
  key: string;
}

/** Walks text that is known to be valid JSON and names every key that its object already has. */
function duplicateKeys(text: string): Problem[] {
  const problems: Problem[] = [];
  const levels: Level[] = [];
  let line = 1;
  let lineStart = -1; // strings hold no line break, so each one is met here
  for (let i = 0; i < text.length; i++) {
    const level = levels.at(-1);
    switch (text.charAt(i)) {
      case '\n':
        line++;
        lineStart = i;
        break;
      case '{':
      case '[':
        levels.push({ path: pathOf(level), keys: text[i] === '{' ? new Set() : null, index: 0, key: '' });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (level) level.index++;
        break;
      case '"': {
        const end = endOfString(text, i);
        if (level?.keys && isKeyEndingAt(text, end)) {
          const key = JSON.parse(text.slice(i, end + 1)) as string;
          level.key = key;
          if (level.keys.has(key)) {
            problems.push(
              problem('duplicate-key', { key, line, column: i - lineStart }, { path: pathOf(level) })
            );
          }
          level.keys.add(key);
        }
        i = end;
      }
    }
  }
  return problems;
}

/** In valid JSON a string before a colon is a key. */
function isKeyEndingAt(text: string, end: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = end + 1;
  return colon.test(text);
}

function pathOf(level: Level | undefined): string {
  if (!level) return '';
  return level.keys ? joinPath(level.path, level.key) : `${level.path}[${level.index}]`;
}

/** `a` + `b` → `a.b`; nothing before or after adds no dot. */
export function joinPath(path: string, key: string): string {
  return path === '' || key === '' ? path + key : `${path}.${key}`;
}
