import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { policyDigest } from '#lib/domain/bundle.ts';
import { checkPolicy } from '#lib/domain/check-policy.ts';
import { policySchema } from '#lib/domain/policy.ts';
import { prose } from '../input.ts';
import { sha256 } from '../digest.ts';
import { refuse, Refusal } from '../refusal.ts';
import { act } from '../service.ts';

/**
 * Takes a regulation into the store, named by its digest. The same again changes nothing. Where an earlier version was
 * used by a round, other content comes in as a new version only, with a note of what changed.
 */
export const importPolicy = act({
  name: 'import-policy',
  input: z.strictObject({ data: policySchema, newVersion: z.strictObject({ note: prose }).optional() }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ data }) => ({ kind: 'policy', id: data.id }),
  async run({ db: { orm, t }, actor, touch, tell, now }, { data, newVersion }) {
    const problems = checkPolicy(data);
    if (problems.length > 0) throw new Refusal(problems);
    const digest = policyDigest(data, sha256);
    const [there] = await orm.select().from(t.policyVersion).where(eq(t.policyVersion.digest, digest));
    if (there) return { digest, isNew: false };
    const [used] = await orm
      .select({ digest: t.policyVersion.digest })
      .from(t.round)
      .innerJoin(t.policyVersion, eq(t.policyVersion.digest, t.round.policyVersion))
      .where(eq(t.policyVersion.policy, data.id))
      .orderBy(desc(t.policyVersion.importedAt))
      .limit(1);
    if (used && !newVersion) refuse('policy-changed', { policy: data.id, used: used.digest, found: digest });
    await touch('policy', digest);
    const note = newVersion?.note ?? null;
    tell({ policy: data.id, ...(note === null ? {} : { note }) });
    const { id: policy, title } = data;
    await orm
      .insert(t.policyVersion)
      .values({ digest, policy, title, data, note, importedAt: now, importedBy: actor.name });
    return { digest, isNew: true };
  }
});
