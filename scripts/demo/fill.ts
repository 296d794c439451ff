/** Fills in, proves and signs sheets, as an expert's device would. */
import type { Policy } from '#lib/domain/policy.ts';
import type { Actor } from '#lib/server/access.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import type { System } from '#lib/server/system.ts';
import { photograph, signature } from './pictures.ts';
import type { Entry } from './round-file.ts';

export interface Visit {
  system: System;
  policy: Policy;
  actor: Actor;
  sheet: string;
  /** what the pictures look like */
  seed: number;
  /** by criterion */
  entries: Readonly<Record<string, Entry>>;
}

/** @param rows how many of the table's rows, from the first on @param photographs on the first rows that ask for proof */
export async function fillIn(
  { system, policy, actor, sheet, seed, entries }: Visit,
  rows: number,
  photographs: number
): Promise<void> {
  const { edition } = await readSheet(system, actor, { sheet });
  const criteria = policy.rubric.criteria.slice(0, rows);
  const proven = policy.rubric.criteria.filter(({ evidence }) => evidence).slice(0, photographs);
  for (const [index, { id }] of proven.entries()) {
    if (!criteria.some((each) => each.id === id)) continue;
    const bytes = Uint8Array.from(photograph(seed * 10 + index));
    const fileName = `样例照片 ${index + 1}.png`;
    await attachEvidence(system, actor, { sheet, edition, criterion: id, fileName, bytes });
  }
  const changes = criteria.map(({ id }) => ({
    id: `demo:${sheet}:${edition}:${id}`,
    sheet,
    edition,
    criterion: id,
    input: entries[id] ?? {},
    baseRevision: 0,
    at: system.now()
  }));
  const { outcomes } = await saveChanges(system, actor, { changes });
  const bad = outcomes.find(({ outcome, problems }) => outcome !== 'applied' || problems.length > 0);
  if (bad) throw new Error(JSON.stringify(bad));
}

export async function sign({ system, actor, sheet, seed }: Visit): Promise<void> {
  const { edition, contentHash } = await readSheet(system, actor, { sheet });
  await submitSheet(system, actor, { sheet, edition, contentHash, signature: signature(seed) });
}
