/** Fills in, proves and signs sheets, as an expert's device would. */
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Policy } from '#lib/domain/policy.ts';
import type { Actor } from '#lib/server/access.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import type { System } from '#lib/server/system.ts';
import { sampleEntry } from '../../src/cli/sample/sample-entry.ts';
import { seeded } from '../../src/cli/sample/random.ts';
import { photograph, signature } from './pictures.ts';

export interface Visit {
  system: System;
  policy: Policy;
  actor: Actor;
  sheet: string;
  /** chooses what is entered, and what the pictures look like */
  seed: number;
  /** 核实数据 by criterion, for this studio */
  facts: Readonly<Record<string, number>>;
}

/** @param rows how many of the table's rows, from the first on @param photographs on the first rows that ask for proof */
export async function fillIn(visit: Visit, rows: number, photographs = 1): Promise<void> {
  const { system, policy, actor, sheet, seed } = visit;
  const random = seeded(seed);
  const quality = 0.7 + (seed % 7) * 0.05;
  const { edition } = await readSheet(system, actor, { sheet });
  const criteria = policy.rubric.criteria.slice(0, rows);
  const proven = policy.rubric.criteria.filter(({ evidence }) => evidence).slice(0, photographs);
  for (const [index, { id }] of proven.entries()) {
    if (!criteria.some((each) => each.id === id)) continue;
    const bytes = Uint8Array.from(photograph(seed * 10 + index));
    await attachEvidence(system, actor, {
      sheet,
      edition,
      criterion: id,
      fileName: `样例照片 ${index + 1}.png`,
      bytes
    });
  }
  const changes = criteria.map((criterion) => {
    const input = withFact(criterion, sampleEntry(criterion, quality, random), visit, random() < 0.2);
    return {
      id: `demo:${sheet}:${edition}:${criterion.id}`,
      sheet,
      edition,
      criterion: criterion.id,
      input,
      baseRevision: 0,
      at: system.now()
    };
  });
  const { outcomes } = await saveChanges(system, actor, { changes });
  const bad = outcomes.find(({ outcome, problems }) => outcome !== 'applied' || problems.length > 0);
  if (bad) throw new Error(JSON.stringify(bad));
}

/** Where a figure was verified, the expert found the same, or says why not. */
function withFact(
  { id, method }: Criterion,
  input: Record<string, unknown>,
  { facts }: Visit,
  differs: boolean
): Record<string, unknown> {
  const fact = facts[id];
  if (fact === undefined || (method !== 'shortfall' && method !== 'measured')) return input;
  if (!differs || method !== 'shortfall') return method === 'shortfall' ? { ...input, amount: fact } : input;
  return { ...input, amount: fact + 1, note: '样例说明：现场另见到一项凭证，核实时尚未取得' };
}

export async function sign({ system, actor, sheet, seed }: Visit): Promise<void> {
  const { edition, contentHash } = await readSheet(system, actor, { sheet });
  await submitSheet(system, actor, { sheet, edition, contentHash, signature: signature(seed) });
}
