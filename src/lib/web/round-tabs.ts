/** Which pages of a round an account is offered, by its role and the round's stage. What it may do there the services decide. */
import type { RoundTab } from '#i18n/round-texts.ts';
import type { Actor } from '#lib/server/access.ts';

interface Shown {
  state: string;
  authority: string | null;
}

/** Who runs a round: the city's managers, and those of the authority that it is of. */
export const runsIt = ({ role, authority }: Actor, round: Shown): boolean =>
  role === 'manager' && (authority === null || authority === round.authority);

export function roundTabs(actor: Actor, round: Shown): RoundTab[] {
  const isOpen = round.state !== 'draft';
  const isDeliberated = isOpen && round.state !== 'scoring';
  const runs = runsIt(actor, round);
  const has: Record<RoundTab, boolean> = {
    setup: runs,
    progress: isOpen && (actor.role === 'manager' || actor.role === 'official'),
    facts: actor.role === 'manager' || actor.role === 'staff',
    deliberation: runs && isOpen,
    settle: runs && isDeliberated,
    publicity: runs && isDeliberated,
    result: isDeliberated || !runs
  };
  return (Object.keys(has) as RoundTab[]).filter((tab) => has[tab]);
}
