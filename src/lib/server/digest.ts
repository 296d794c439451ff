/** SHA-256 in lower-case hex: given to the pure core, which has no I/O. */
import { hash } from 'node:crypto';
import { canonical } from '#lib/domain/canonical-json.ts';

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** Of any value of plain objects; bytes count by their own digest, and a key without a value is not there. */
export const digestOf = (value: unknown): string => sha256(canonical(plain(value)));

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: sha256(value) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
