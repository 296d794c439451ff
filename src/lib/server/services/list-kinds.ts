import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { timingOf } from '#lib/domain/due-timing.ts';
import { findPolicy } from '../repos/policies.ts';
import { view } from '../service.ts';

/** What a round can be made of: every version of a regulation with its kinds of assessment. By policy, the newest version first. */
export const listKinds = view({
  name: 'list-kinds',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'policy', id: '' }),
  async run({ db }) {
    const { digest, policy, importedAt, note } = db.t.policyVersion;
    const versions = await db.orm
      .select({ digest, policy, importedAt, note })
      .from(db.t.policyVersion)
      .orderBy(asc(policy), asc(importedAt), asc(digest));
    const rows = [];
    for (const version of versions.reverse()) {
      const found = await findPolicy(db, version.digest);
      if (!found) continue;
      const { id, title, docNo, status, effective, assessments } = found.data;
      rows.push({
        ...version,
        title,
        docNo,
        status,
        effective,
        assessments: assessments.map((each) => ({
          id: each.id,
          title: each.title,
          hasGrades: each.grades !== null,
          timing: timingOf(id, each.id)
        }))
      });
    }
    return { rows };
  }
});
