/** What a backup says of itself: its first entry. Everything else in the archive is checked against it. */
import { z } from 'zod';
import type { TableName } from '../db/tables.ts';

export const FORMAT = 'jiangping-backup';
export const FORMAT_VERSION = 1;
export const MANIFEST = 'manifest.json';

/** Tables that do not travel, each with the reason, which stands in the manifest too. */
export const LEFT_OUT: Readonly<Partial<Record<TableName, string>>> = {
  session: 'whoever holds a copy of the store must not be signed in by it: everybody signs in again',
  knownDevice:
    'belongs to the sessions; without it a delay after wrong passwords is no shorter than for strangers',
  throttle: 'delays of a moment that is over',
  chainTurn: 'always empty: only ever locked',
  content: 'travels as contents/<digest>, the same for both engines'
};

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  /** the last migration: the archive holds the rows of that schema */
  schema: z.string(),
  /** that it was made from */
  engine: z.enum(['sqlite', 'postgres']),
  madeAt: z.iso.datetime(),
  /** in the order of the archive: each after those that it points at */
  tables: z.record(z.string(), z.strictObject({ rows: count, bytes: count, sha256: digest })),
  leftOut: z.record(z.string(), z.string()),
  /** the chain's head: what a paper or an anchors file can be compared with */
  audit: z.strictObject({ number: count, hash: digest }),
  /** by digest, with their sizes */
  contents: z.record(digest, count),
  /** named by rows, but not there or not what the name says when the backup was made */
  contentsMissing: z.array(z.string())
});

export type Manifest = z.infer<typeof manifestSchema>;

export const tableEntry = (name: string): string => `tables/${name}.jsonl`;
export const contentEntry = (name: string): string => `contents/${name}`;
