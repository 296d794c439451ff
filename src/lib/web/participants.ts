/** The studios of a round that an account may see, all of them: pages name them by code. */
import type { Actor } from '#lib/server/access.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import type { System } from '#lib/server/system.ts';

export type ParticipantRow = Awaited<ReturnType<typeof listParticipants>>['rows'][number];

const PER_PAGE = 500;

/** @throws Refusal forbidden, not-found */
export async function allParticipants(
  system: System,
  actor: Actor,
  round: string
): Promise<ParticipantRow[]> {
  const rows: ParticipantRow[] = [];
  for (;;) {
    const page = { offset: rows.length, limit: PER_PAGE };
    const { rows: more, total } = await listParticipants(system, actor, { round, page });
    rows.push(...more);
    if (more.length === 0 || rows.length >= total) return rows;
  }
}
