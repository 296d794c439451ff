/** The policies that this version ships: folders of scoring-sheets/ with a versions.yaml, each digest ever published in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { programFolder } from './program-folder.ts';

const scoringSheets = (): string => join(programFolder(), 'scoring-sheets');

/** Oldest first; the last is what the folder holds today. */
const versionsSchema = z.array(
  z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), since: z.string(), note: z.string() })
);

export type Version = z.infer<typeof versionsSchema>[number];

export function shippedIds(): string[] {
  return readdirSync(scoringSheets())
    .filter((name) => existsSync(join(shippedFolder(name), 'versions.yaml')))
    .sort();
}

export function shippedFolder(id: string): string {
  return join(scoringSheets(), id);
}

/** @throws where versions.yaml is not of its shape: a fault of this version, not of a user */
export function shippedVersions(id: string): Version[] {
  return versionsSchema.parse(parse(readFileSync(join(shippedFolder(id), 'versions.yaml'), 'utf8')));
}
