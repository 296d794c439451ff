/**
 * Canonical JSON (RFC 8785): the one text of a value, over which digests are taken.
 * Numbers as ECMAScript writes them, keys by UTF-16 code unit, no white space.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

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
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value === undefined) continue;
    text += (text.length > 1 ? ',' : '') + canonical(key) + ':' + canonical(value);
  }
  return text + '}';
}
