/** The rounds that an account may look at, all of them: a city has a few a year. */
import type { Actor } from '#lib/server/access.ts';
import { listRounds } from '#lib/server/services/list-rounds.ts';
import type { System } from '#lib/server/system.ts';

export type RoundRow = Awaited<ReturnType<typeof listRounds>>['rows'][number];

const PER_PAGE = 500;

/** @throws Refusal forbidden */
export async function allRounds(system: System, actor: Actor): Promise<RoundRow[]> {
  const rows: RoundRow[] = [];
  for (;;) {
    const page = { offset: rows.length, limit: PER_PAGE };
    const { rows: more, total } = await listRounds(system, actor, { page });
    rows.push(...more);
    if (more.length === 0 || rows.length >= total) return rows;
  }
}

/** @throws Refusal forbidden */
export const roundByCode = async (
  system: System,
  actor: Actor,
  code: string
): Promise<RoundRow | undefined> => (await allRounds(system, actor)).find((each) => each.code === code);
