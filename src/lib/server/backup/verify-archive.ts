/** Compares every byte of a backup with its manifest. Knows nothing of stores: what holds here may be written anywhere. */
import { createHash } from 'node:crypto';
import { problem } from '#lib/domain/problem.ts';
import { refuse, Refusal } from '../refusal.ts';
import {
  contentEntry,
  FORMAT_VERSION,
  MANIFEST,
  manifestSchema,
  tableEntry,
  type Manifest
} from './manifest.ts';
import { readArchive, type ArchiveEntry } from './read-archive.ts';

const LINE_END = 10;

/**
 * @param schema the last migration that this program knows
 * @throws Refusal backup-damaged, naming the part; backup-version; unreadable-file
 */
export async function verifyArchive(file: string, schema: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let expected: string[] = [];
  await readArchive(file, async (entry) => {
    if (!manifest) {
      manifest = await readManifest(entry, schema);
      expected = entriesOf(manifest);
      return;
    }
    const wanted = expected.shift();
    if (entry.name !== wanted) damaged(entry.name, `${wanted ?? 'the end'} expected`);
    await compare(entry, manifest);
  });
  if (!manifest) return damaged(MANIFEST, 'missing');
  if (expected[0] !== undefined) damaged(expected[0], 'missing');
  return manifest;
}

export const damaged = (part: string, reason: string): never => refuse('backup-damaged', { part, reason });

/** All entries after the manifest, in order. */
const entriesOf = ({ tables, contents }: Manifest): string[] => [
  ...Object.keys(tables).map(tableEntry),
  ...Object.keys(contents).map(contentEntry)
];

async function readManifest(entry: ArchiveEntry, schema: string): Promise<Manifest> {
  if (entry.name !== MANIFEST) damaged(entry.name, `${MANIFEST} expected`);
  const pieces: Buffer[] = [];
  for await (const piece of entry.pieces) pieces.push(piece);
  const value = parse(Buffer.concat(pieces).toString());
  const { version, schema: found } = value as { version?: unknown; schema?: unknown };
  if (typeof version === 'number' && version !== FORMAT_VERSION) {
    throw new Refusal([
      problem('backup-version', { found: `format ${version}`, expected: `format ${FORMAT_VERSION}` })
    ]);
  }
  if (typeof found === 'string' && found !== schema) {
    refuse('backup-version', { found, expected: schema });
  }
  const read = manifestSchema.safeParse(value);
  if (!read.success) return damaged(MANIFEST, read.error.issues[0]?.message ?? '');
  return read.data;
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // told below
  }
  return damaged(MANIFEST, 'no JSON');
}

async function compare({ name, size, pieces }: ArchiveEntry, { tables, contents }: Manifest): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) rows++;
  }
  const found = hash.digest('hex');
  const [, folder, own = ''] = /^(\w+)\/(\w+)/.exec(name) ?? [];
  const table = folder === 'tables' ? tables[own] : undefined;
  if (found !== (table?.sha256 ?? own)) damaged(name, `sha256 ${found}`);
  if (size !== (table?.bytes ?? contents[own])) damaged(name, `${size} bytes`);
  if (table && rows !== table.rows) damaged(name, `${rows} / ${table.rows}`);
}
