import { z } from 'zod';
import { isOver } from '#lib/domain/notice-period.ts';
import { dayInShanghai } from '../clock.ts';
import { listedNotices, replacedRounds } from '../repos/publications.ts';
import { view } from '../service.ts';

/** A city has a few a year; what is older is found by its check code. */
const MOST = 500;

/** The public's list of notices, newest first: those that have begun, with what became of them. */
export const listNotices = view({
  name: 'list-notices',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'notice', id: '' }),
  async run({ db, now }) {
    const today = dayInShanghai(now);
    const rows = await listedNotices(db, today, MOST);
    const replaced = await replacedRounds(
      db,
      rows.map(({ round }) => round),
      today
    );
    return {
      notices: rows.map(({ id, title, authority, firstDay, lastDay, round, state, withdrawnAt }) => ({
        id,
        title,
        authority,
        firstDay,
        lastDay,
        standing: standingOf({
          isWithdrawn: withdrawnAt !== null,
          isReplaced: replaced.has(round),
          isRunning: state === 'publicity' && !isOver(lastDay, today)
        })
      }))
    };
  }
});

export type NoticeStanding = 'running' | 'over' | 'withdrawn' | 'replaced';

function standingOf(of: { isWithdrawn: boolean; isReplaced: boolean; isRunning: boolean }): NoticeStanding {
  if (of.isWithdrawn) return 'withdrawn';
  if (of.isReplaced) return 'replaced';
  return of.isRunning ? 'running' : 'over';
}
