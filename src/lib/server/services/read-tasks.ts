import { z } from 'zod';
import { view, type Context } from '../service.ts';
import { administratorTasks } from '../tasks/administrator.ts';
import { expertTasks } from '../tasks/expert.ts';
import { managerTasks } from '../tasks/manager.ts';
import { officialTasks } from '../tasks/official.ts';
import { staffTasks } from '../tasks/staff.ts';
import type { Task } from '../tasks/task.ts';

export type { Task } from '../tasks/task.ts';

/** What the own account has to do now, within its own scope. */
export const readTasks = view({
  name: 'read-tasks',
  input: z.strictObject({}),
  subject: ({ actor }) => Promise.resolve({ authorities: [], user: actor.user, expert: actor.expert }),
  missing: () => ({ kind: 'user', id: '' }),
  run: async (context) => ({ tasks: await tasksFor(context) })
});

function tasksFor(context: Context): Promise<Task[]> {
  switch (context.actor.role) {
    case 'expert':
      return expertTasks(context);
    case 'manager':
      return managerTasks(context);
    case 'staff':
      return staffTasks(context);
    case 'official':
      return officialTasks(context);
    case 'administrator':
      return administratorTasks(context);
    case 'operator':
    case 'public':
      return Promise.resolve([]);
  }
}
