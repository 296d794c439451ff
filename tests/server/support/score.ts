/** Filling in and signing sheets, as a device would. */
import type { Actor } from '#lib/server/access.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { START, type TestSystem } from './system.ts';
import type { World } from './world.ts';

/** 1 × 1 pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const SIGNATURE = { png: PNG, strokes: [[{ x: 1, y: 2 }]] };

/** Full marks in every row of a table. */
export function fullEntries({ policy }: Pick<World, 'policy'>): Record<string, Record<string, unknown>> {
  return Object.fromEntries<Record<string, unknown>>(
    policy.rubric.criteria.map((criterion): [string, Record<string, unknown>] => {
      const evidence = criterion.evidence ? { evidence: ['示范证明'] } : {};
      const max = criterion.max / 100;
      switch (criterion.method) {
        case 'judgement':
          return [criterion.id, { points: max, ...evidence }];
        case 'presence':
          return [criterion.id, { met: 'yes', ...evidence }];
        case 'shortfall':
        case 'measured':
          return [criterion.id, { amount: criterion.required / 10_000, ...evidence }];
        case 'checklist':
          return [criterion.id, { missing: [], ...evidence }];
        case 'tally':
          return [criterion.id, { counts: { [criterion.parts[1]!.id]: 4 }, ...evidence }];
        case 'deductions':
          return [
            criterion.id,
            {
              values: Object.fromEntries(
                criterion.parts.map((part) => [
                  part.id,
                  part.kind === 'short' ? part.required / 10_000 : true
                ])
              ),
              ...evidence
            }
          ];
      }
    })
  );
}

export const change = (
  sheet: string,
  criterion: string,
  input: Record<string, unknown>,
  { id = `${sheet}:${criterion}:1`, edition = 1, baseRevision = 0, at = START } = {}
) => ({ id, sheet, edition, criterion, input, baseRevision, at });

/** Those that the expert still has to do with. */
export async function sheetsOf(system: TestSystem, expert: Actor): Promise<string[]> {
  const { sheets } = await listMySheets(system, expert, {});
  return sheets.flatMap(({ sheet, state }) => (state === 'reassigned' ? [] : [sheet]));
}

/** Every row of one sheet, `lost` points less in the judgement rows. */
export async function fillSheet(world: World, expert: Actor, sheet: string, lost = 0): Promise<void> {
  const entries = fullEntries(world);
  let left = lost;
  for (const criterion of world.policy.rubric.criteria) {
    if (criterion.method !== 'judgement') continue;
    const less = Math.min(left, criterion.max / 100);
    left -= less;
    entries[criterion.id] = { points: criterion.max / 100 - less };
  }
  const { outcomes } = await saveChanges(world.system, expert, {
    changes: Object.entries(entries).map(([criterion, input]) => change(sheet, criterion, input))
  });
  const bad = outcomes.filter(({ outcome, problems }) => outcome !== 'applied' || problems.length > 0);
  if (bad.length > 0) throw new Error(JSON.stringify(bad[0]));
}

export async function signSheet(world: World, expert: Actor, sheet: string): Promise<string> {
  const { edition, contentHash } = await readSheet(world.system, expert, { sheet });
  const sealed = await submitSheet(world.system, expert, {
    sheet,
    edition,
    contentHash,
    signature: SIGNATURE
  });
  return sealed.contentHash;
}

/** All sheets of all experts, each with the points that `lost` says less than full. */
export async function scoreAll(
  world: World,
  lost: (expert: number, sheet: number) => number = () => 0
): Promise<void> {
  for (const [index, expert] of world.expertActors.entries()) {
    for (const [place, sheet] of (await sheetsOf(world.system, expert)).entries()) {
      await fillSheet(world, expert, sheet, lost(index, place));
      await signSheet(world, expert, sheet);
    }
  }
}
