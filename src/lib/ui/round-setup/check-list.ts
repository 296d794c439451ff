/**
 * What a draft still lacks before it can be opened, and what its manager had better look at first. Blocks are what opening
 * itself refuses. Must not know: words, addresses.
 */
import type { Step } from './steps.ts';

export interface Prepared {
  quorum: number;
  date: string;
  policy: { status: 'in-force' | 'draft'; effective: { from: string | null; to: string | null } };
  participants: readonly {
    id: string;
    name: string;
    authority: string | null;
    status: string;
    inviteReason: string | null;
  }[];
  members: readonly {
    member: string;
    name: string | null;
    authority: string | null;
    hasAccount: boolean;
  }[];
  assignments: readonly { participant: string; member: string }[];
  /** null: not looked at */
  due: readonly { name: string; isInvited: boolean; isDue: boolean; hasReason: boolean }[] | null;
}

export type CheckId =
  | 'no-participants'
  | 'no-panel'
  | 'not-assigned'
  | 'due-missing'
  | 'unexplained'
  | 'idle-experts'
  | 'no-account'
  | 'uneven'
  | 'own-authority'
  | 'deferred'
  | 'outside-validity'
  | 'draft-policy';

export interface Check {
  id: CheckId;
  isBlock: boolean;
  step: Step;
  /** whom it is about, by name */
  names: string[];
}

const MOST_UNEVEN = 2;

/** Blocks first, each in the order of the steps. */
export function checkList(prepared: Prepared): Check[] {
  const { participants, members, assignments, due } = prepared;
  const graded = participants.filter(({ status }) => status === 'graded');
  const perStudio = countBy(assignments.map(({ participant }) => participant));
  const loads = countBy(assignments.map(({ member }) => member));
  const isDrawn = assignments.length > 0;
  const checks: Check[] = [];
  const say = (id: CheckId, step: Step, isBlock: boolean, names: string[]): void => {
    checks.push({ id, step, isBlock, names });
  };
  const sayOf = (id: CheckId, step: Step, isBlock: boolean, names: string[]): void => {
    if (names.length > 0) say(id, step, isBlock, names);
  };

  if (graded.length === 0) say('no-participants', 'participants', true, []);
  if (members.length === 0) say('no-panel', 'panels', true, []);
  if (graded.length > 0 && members.length > 0) {
    const short = graded.filter(({ id }) => (perStudio.get(id) ?? 0) < prepared.quorum);
    sayOf('not-assigned', 'draw', true, namesOf(short));
  }

  const { from, to } = prepared.policy.effective;
  if ((from !== null && prepared.date < from) || (to !== null && prepared.date > to))
    say('outside-validity', 'plan', false, []);
  if (prepared.policy.status === 'draft') say('draft-policy', 'plan', false, []);
  sayOf(
    'due-missing',
    'participants',
    false,
    namesOf((due ?? []).filter((each) => each.isDue && !each.isInvited))
  );
  const unexplained = (due ?? []).filter((each) => !each.isDue && each.isInvited && !each.hasReason);
  sayOf('unexplained', 'participants', false, namesOf(unexplained));
  const aside = participants.filter(({ status }) => status !== 'graded');
  sayOf('deferred', 'participants', false, namesOf(aside));
  const strangers = members.filter(({ hasAccount }) => !hasAccount);
  sayOf('no-account', 'panels', false, namesOf(strangers));
  if (isDrawn) {
    const idle = members.filter(({ member }) => !loads.has(member));
    sayOf('idle-experts', 'draw', false, namesOf(idle));
    const used = [...loads.values()];
    if (Math.max(...used) - Math.min(...used) > MOST_UNEVEN) say('uneven', 'draw', false, []);
    const authorityOf = new Map(members.map(({ member, authority }) => [member, authority]));
    const near = new Set(
      assignments.map(({ participant, member }) => `${participant} ${authorityOf.get(member) ?? ''}`)
    );
    const own = graded.filter(({ id, authority }) => authority !== null && near.has(`${id} ${authority}`));
    sayOf('own-authority', 'draw', false, namesOf(own));
  }
  return checks.sort((a, b) => Number(b.isBlock) - Number(a.isBlock));
}

const namesOf = (list: readonly { name: string | null }[]): string[] => list.map(({ name }) => name ?? '');

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
