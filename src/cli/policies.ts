/** Finds the policy that a round or a user names: a shipped id, or a folder of one's own. */
import { isPlainObject, problem } from '#lib/domain/problem.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { outlineProblems } from '#lib/domain/read-round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { demand, InputFailure } from './failure.ts';

/** @param path where the id was named */
export function shippedPolicy(id: string, path?: string): Policy {
  const known = shippedIds();
  if (!known.includes(id)) {
    throw new InputFailure([
      problem('unknown-policy', { policy: id, known }, path === undefined ? {} : { path })
    ]);
  }
  return demand(loadPolicy(shippedFolder(id)));
}

/** @param folder where given, its policy must be the one that the round names */
export function policyOf(round: unknown, folder: string | undefined): Policy {
  const id = isPlainObject(round) ? round.policy : undefined;
  if (typeof id !== 'string') throw new InputFailure(outlineProblems(round));
  const policy = folder === undefined ? undefined : demand(loadPolicy(folder));
  const known = policy ? [policy.data.id] : shippedIds();
  if (!known.includes(id)) {
    const unknown = problem('unknown-policy', { policy: id, known }, { path: 'policy' });
    throw new InputFailure([unknown, ...outlineProblems(round)]);
  }
  return policy ?? shippedPolicy(id);
}
