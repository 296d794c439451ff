/** Finds the policy that a round or a user names: a shipped id, or a folder of one's own. */
import { isPlainObject, problem, typeName } from '#lib/domain/problem.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { demand, InputFailure } from './failure.ts';

export function shippedPolicy(id: string, path?: string): Policy {
  const known = shippedIds();
  if (!known.includes(id)) {
    throw new InputFailure([problem('unknown-policy', { policy: id, known }, path === undefined ? {} : { path })]);
  }
  return demand(loadPolicy(shippedFolder(id)));
}

/** @param folder where given, its policy must be the one that the round names */
export function policyOf(round: unknown, folder: string | undefined): Policy {
  if (!isPlainObject(round)) {
    throw new InputFailure([problem('wrong-type', { expected: 'object', found: typeName(round) })]);
  }
  const { policy: id } = round;
  if (id === undefined) throw new InputFailure([problem('missing-key', { key: 'policy' }, { path: 'policy' })]);
  if (typeof id !== 'string') {
    throw new InputFailure([problem('wrong-type', { expected: 'text', found: typeName(id) }, { path: 'policy' })]);
  }
  if (folder === undefined) return shippedPolicy(id, 'policy');
  const policy = demand(loadPolicy(folder));
  if (policy.data.id !== id) {
    throw new InputFailure([problem('unknown-policy', { policy: id, known: [policy.data.id] }, { path: 'policy' })]);
  }
  return policy;
}
