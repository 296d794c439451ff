import { asc, count } from 'drizzle-orm';
import { z } from 'zod';
import { view } from '../service.ts';

/** The regulations in the store, every version, the oldest first, each with how many rounds stand under it. */
export const listPolicies = view({
  name: 'list-policies',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'policy', id: '' }),
  async run({ db: { orm, t } }) {
    const { digest, policy, title, data, note, importedAt } = t.policyVersion;
    const rows = await orm
      .select({ digest, policy, title, data, note, importedAt })
      .from(t.policyVersion)
      .orderBy(asc(policy), asc(importedAt), asc(digest));
    const used = await orm
      .select({ digest: t.round.policyVersion, rounds: count() })
      .from(t.round)
      .groupBy(t.round.policyVersion);
    const rounds = new Map(used.map((each) => [each.digest, each.rounds]));
    return {
      rows: rows.map(({ data: { docNo, status, effective, assessments }, ...row }) => ({
        ...row,
        docNo,
        status,
        effective,
        assessments: assessments.map(({ id, title: name }) => ({ id, title: name })),
        rounds: rounds.get(row.digest) ?? 0
      }))
    };
  }
});
