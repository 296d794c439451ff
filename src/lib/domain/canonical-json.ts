/**
 * Canonical JSON (RFC 8785): the one text of a value, over which digests are taken.
 * Numbers as ECMAScript writes them, keys by UTF-16 code unit, no white space.
 */

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hex: given from outside, because the core does no I/O. */
export type Sha256 = (data: string | Uint8Array) => string;

/** @throws TypeError for what JSON cannot say: NaN, infinities, undefined, lone surrogates */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value as Record<string, unknown>);
    default:
      throw new TypeError(`${typeof value} is not JSON`);
  }
}

function canonicalList(list: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < list.length; i++) text += (i > 0 ? ',' : '') + canonical(list[i]);
  return text + ']';
}

function canonicalObject(object: Record<string, unknown>): string {
  return joinMembers(canonicalMembers(object));
}

/** The members of an object in canonical order, each key with the canonical text of its value. */
export function canonicalMembers(object: Readonly<Record<string, unknown>>): [key: string, text: string][] {
  const members: [string, string][] = [];
  for (const key of sortedKeys(object)) {
    const value = object[key];
    if (value !== undefined) members.push([key, canonical(value)]);
  }
  return members;
}

/** @param members in canonical order */
export function joinMembers(members: readonly (readonly [key: string, text: string])[]): string {
  let text = '{';
  for (const [key, value] of members) text += (text.length > 1 ? ',' : '') + canonical(key) + ':' + value;
  return text + '}';
}

/** By UTF-16 code unit; what is made in that order already is not sorted again. */
function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  return keys;
}
