/** The sheets that nobody in the test fills in by hand: whole and signed, as the experts' other tablets would send them. */
import type { Actor } from '#lib/server/access.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import type { System } from '#lib/server/system.ts';
import { change, fullEntries, SIGNATURE } from '../../server/support/score.ts';
import { policy } from '../support/visit.ts';

/** Of an expert in one round, by the studio's code. */
export async function sheetsIn(system: System, expert: Actor, title: string): Promise<Map<string, string>> {
  const { sheets } = await listMySheets(system, expert, {});
  return new Map(sheets.filter((each) => each.round.title === title).map(({ code, sheet }) => [code, sheet]));
}

/** @param less points of each judged row that are not given */
export async function seal(system: System, expert: Actor, sheet: string, less: number): Promise<void> {
  const full = fullEntries({ policy });
  const changes = policy.rubric.criteria.map(({ id, method, max }) =>
    change(sheet, id, method === 'judgement' ? { points: max / 100 - less } : full[id]!)
  );
  const { outcomes } = await saveChanges(system, expert, { changes });
  const bad = outcomes.find(({ outcome, problems }) => outcome !== 'applied' || problems.length > 0);
  if (bad) throw new Error(JSON.stringify(bad));
  const { edition } = await readSheet(system, expert, { sheet });
  await submitSheet(system, expert, { sheet, edition, signature: SIGNATURE });
}
