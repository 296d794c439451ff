/** What a signature stands under, as the server makes it (its sheet.ts): the same text, the same SHA-256. Browser only. */
import { canonical } from '#lib/domain/canonical-json.ts';
import { referencesTo } from '#lib/domain/evidence-file.ts';
import type { Entry, SheetData } from './wire.ts';

/** A file of a row, sent or not. */
export interface RowFile {
  criterion: string;
  name: string;
  digest: string;
}

/** Files stand among a row's evidence, by name and the beginning of their digest. */
export function withFiles(entry: Entry, criterion: string, files: readonly RowFile[]): Entry {
  const own = files.filter((file) => file.criterion === criterion);
  const texts = referencesTo(own.map(({ name: fileName, digest }) => ({ fileName, digest })));
  if (texts.length === 0) return entry;
  const { evidence } = entry;
  if (evidence !== undefined && !Array.isArray(evidence)) return entry;
  return { ...entry, evidence: [...((evidence ?? []) as unknown[]), ...texts] };
}

/** @param entries with their files, every row that was ever entered */
export function contentHashOf(
  { round, participant, expert, edition }: SheetData,
  entries: Readonly<Record<string, Entry>>
): Promise<string> {
  const { code, policyVersion: policy } = round;
  return sha256(
    new TextEncoder().encode(canonical({ round: code, policy, participant, expert, edition, entries }))
  );
}

/** Hex. Needs a secure context: https or localhost. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
