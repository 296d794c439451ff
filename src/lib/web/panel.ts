/** The rounds whose panel an expert sits on, as long as they are open: by the code that an address names. */
import type { Actor } from '#lib/server/access.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import type { System } from '#lib/server/system.ts';

/** @throws Refusal forbidden, for who is no expert */
export async function panelRound(
  system: System,
  actor: Actor,
  code: string
): Promise<{ id: string; code: string; title: string } | undefined> {
  const { sheets } = await listMySheets(system, actor, {});
  return sheets.find(({ round }) => round.code === code)?.round;
}
