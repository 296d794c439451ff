/** An expert's, by round: sheets to score, sheets sent back, and what the panel talks over. */
import type { Context } from '../service.ts';
import { dayInShanghai, daysBetween } from '../clock.ts';
import { ownReturns, ownSheets } from '../repos/own-sheets.ts';
import { nameOf, type Task } from './task.ts';

export async function expertTasks({ db, actor, now }: Context): Promise<Task[]> {
  const own = actor.expert ?? '';
  const returnedAt = new Map<string, number>();
  for (const { sheet, at } of await ownReturns(db, own)) returnedAt.set(sheet, at);
  const since = (instant: number): number => daysBetween(dayInShanghai(instant), dayInShanghai(now));
  const rounds = Map.groupBy(await ownSheets(db, own), ({ round }) => round.id);
  return [...rounds.values()].flatMap((sheets): Task[] => {
    const [first] = sheets;
    if (!first) return [];
    const round = nameOf(first.round);
    const back = sheets.filter(({ sheet }) => sheet.state === 'returned');
    const open = first.round.state === 'scoring' ? sheets.filter(({ sheet }) => sheet.state === 'draft') : [];
    const tasks: Task[] = [];
    if (back.length > 0) {
      const days = Math.max(...back.map(({ sheet }) => since(returnedAt.get(sheet.id) ?? now)));
      tasks.push({ kind: 'mend-sheets', round, sheets: back.length, days });
    }
    if (open.length > 0) {
      const days = since(first.round.openedAt ?? now);
      tasks.push({ kind: 'score-sheets', round, sheets: open.length, of: sheets.length, days });
    }
    if (first.round.state === 'deliberation')
      tasks.push({ kind: 'join-deliberation', round, sheets: sheets.length });
    return tasks;
  });
}
