/** The policy versions of the store, compiled. A version never changes, so each is compiled once per process. */
import { eq } from 'drizzle-orm';
import { compilePolicy, type Policy } from '#lib/domain/policy.ts';
import { policyDigest } from '#lib/domain/bundle.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';
import { refuse } from '../refusal.ts';

const compiled = new Map<string, Policy>();

export async function findPolicy({ orm, t }: Db, digest: string): Promise<Policy | undefined> {
  const known = compiled.get(digest);
  if (known) return known;
  const [row] = await orm.select().from(t.policyVersion).where(eq(t.policyVersion.digest, digest));
  if (!row) return undefined;
  // Checked once per process: what is graded with is what the digest names, whatever became of the row.
  if (policyDigest(row.data, sha256) !== digest) refuse('policy-altered', { digest });
  const policy = compilePolicy(row.data);
  compiled.set(digest, policy);
  return policy;
}

/** Of a round, which names only versions that are there. */
export async function policyOf(db: Db, { policyVersion }: { policyVersion: string }): Promise<Policy> {
  const policy = await findPolicy(db, policyVersion);
  if (!policy) throw new Error(`policy version ${policyVersion} is gone`);
  return policy;
}
