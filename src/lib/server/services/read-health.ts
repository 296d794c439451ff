import { z } from 'zod';
import { readStoreHealth } from '../health.ts';
import { view } from '../service.ts';

/** How the store is: what whoever looks after it sees at a glance. */
export const readHealth = view({
  name: 'read-health',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'user', id: '' }),
  run: ({ db, system, now }) => readStoreHealth(db, system, now)
});
