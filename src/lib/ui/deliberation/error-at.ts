/** What is wrong with a field, in words for people: a service calls a field that was left empty by its own name. Pure. */
import type { FormFaults } from '../form.ts';

/**
 * @param typed what was posted in it
 * @param blank says that it has to be filled in
 */
export function errorAt(
  { fields }: FormFaults,
  field: string,
  typed: string | undefined,
  blank: string
): string | undefined {
  const fault = fields[field];
  return fault !== undefined && typed !== undefined && typed.trim() === '' ? blank : fault;
}
