/** The home page: what is to be done, by the role of who asks. Computed at each visit, never typed. */
import { taskLine } from '#i18n/tasks.ts';
import { serviceWords } from '#i18n/words.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { readTasks } from '#lib/server/services/read-tasks.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { taskPage } from '#lib/web/task-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const system = theSystem();
  const isExpert = actor.role === 'expert';
  const [{ tasks }, { sheets }] = await readOr(event, () =>
    Promise.all([
      readTasks(system, actor, {}),
      isExpert ? listMySheets(system, actor, {}) : Promise.resolve({ sheets: [] })
    ])
  );
  return {
    roleWord: serviceWords(language).roles[actor.role],
    tasks: tasks.map((task) => ({ ...taskLine(language, task), to: taskPage(task) })),
    sheets: sheets.map(({ sheet, name, unit, answered, rows }) => ({ sheet, name, unit, answered, rows }))
  };
};
