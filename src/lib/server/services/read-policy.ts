import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { findPolicy } from '../repos/policies.ts';
import { view } from '../service.ts';

/** Below this, two versions might share a beginning. */
const LEAST_DIGITS = 8;

/** One regulation as a version of it says it, whole, and which versions there are. */
export const readPolicy = view({
  name: 'read-policy',
  input: z.strictObject({
    policy: reference,
    /** the digest, or how it begins; null: the last one that came in */
    version: reference.nullable()
  }),
  async subject({ db: { orm, t } }, { policy, version }) {
    const { digest, importedAt, note } = t.policyVersion;
    const versions = await orm
      .select({ digest, importedAt, note })
      .from(t.policyVersion)
      .where(eq(t.policyVersion.policy, policy))
      .orderBy(asc(importedAt), asc(digest));
    const found =
      version === null
        ? versions.at(-1)
        : versions.find((each) => version.length >= LEAST_DIGITS && each.digest.startsWith(version));
    return found && { found, versions, authorities: [null] };
  },
  missing: ({ policy }) => ({ kind: 'policy', id: policy }),
  async run({ db }, _input, { found, versions }) {
    const policy = await findPolicy(db, found.digest);
    if (!policy) return refuse('not-found', { kind: 'policy', id: found.digest });
    const { data } = policy;
    return { ...found, data, versions };
  }
});
