import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { view } from '../service.ts';

/** The regulations in the store, every version. */
export const listPolicies = view({
  name: 'list-policies',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'policy', id: '' }),
  async run({ db: { orm, t } }) {
    const { digest, policy, title, importedAt } = t.policyVersion;
    const rows = await orm
      .select({ digest, policy, title, importedAt })
      .from(t.policyVersion)
      .orderBy(asc(policy), asc(importedAt), asc(digest));
    return { rows };
  }
});
