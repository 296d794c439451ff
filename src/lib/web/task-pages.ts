/** Where a line of the to-do list leads: to the page on which it is done. */
import type { RoundTab } from '#i18n/round-texts.ts';
import type { Task } from '#lib/server/services/read-tasks.ts';

type Place = '/studios' | '/panel' | '/admin/users' | '/admin/holidays' | RoundTab;

const PLACES: { readonly [K in Task['kind']]: Place } = {
  'score-sheets': '/studios',
  'mend-sheets': '/studios',
  'join-deliberation': '/panel',
  'open-round': 'setup',
  'await-sheets': 'progress',
  'begin-deliberation': 'deliberation',
  'complete-panels': 'deliberation',
  'solve-problems': 'deliberation',
  'decide-ties': 'deliberation',
  'settle-round': 'settle',
  'publish-round': 'publicity',
  'decide-objections': 'publicity',
  'finalise-round': 'publicity',
  'verify-facts': 'facts',
  'notice-runs': 'result',
  'round-final': 'result',
  'enter-accounts': '/admin/users',
  'second-administrator': '/admin/users',
  'set-holidays': '/admin/holidays'
};

/** What the link is called by, and its address. */
export interface TaskPage {
  kind: 'studios' | 'users' | 'holidays' | RoundTab;
  href: string;
}

export function taskPage(task: Task): TaskPage {
  const place = PLACES[task.kind];
  switch (place) {
    case '/studios':
      return { kind: 'studios', href: place };
    case '/panel':
      return { kind: 'deliberation', href: `${place}/${codeOf(task)}` };
    case '/admin/users':
      return { kind: 'users', href: place };
    case '/admin/holidays':
      return { kind: 'holidays', href: place };
    default: {
      const round = `/rounds/${codeOf(task)}`;
      return { kind: place, href: place === 'result' ? round : `${round}/${place}` };
    }
  }
}

const codeOf = (task: Task): string => ('round' in task ? encodeURIComponent(task.round.code) : '');
