/** The studios of a round that an account may check figures of, all of them, with every check. */
import type { Actor } from '#lib/server/access.ts';
import { listFacts } from '#lib/server/services/list-facts.ts';
import type { System } from '#lib/server/system.ts';
import { allParticipants } from '#lib/web/participants.ts';
import type { Check, Figure, Studio } from '#lib/ui/facts/fact-list.ts';

/** @throws Refusal forbidden, not-found */
export async function readFacts(
  system: System,
  actor: Actor,
  round: string
): Promise<{ studios: Studio[]; figures: Figure[]; checks: Check[] }> {
  const rows = await allParticipants(system, actor, round);
  const studios = rows.map(({ id, code, name, status }) => ({ id, code, name, status }));
  const { facts, criteria } = await listFacts(system, actor, { round });
  return { studios, figures: criteria, checks: facts };
}
