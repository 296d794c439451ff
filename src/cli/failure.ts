/** What stops a command: faults of the input, each with its place. main.ts prints them and exits with 2. */
import { problem, type Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { FileProblem } from '#lib/policies/yaml-file.ts';

export type Fault = Problem | FileProblem;

export class InputFailure extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('wrong input');
    this.faults = faults;
  }
}

export const usageFailure = (reason: string): InputFailure =>
  new InputFailure([problem('usage', { reason })]);

/** What a command, or a service below it, refuses; undefined for a fault of ours. */
export function faultsOf(error: unknown): readonly Fault[] | undefined {
  if (error instanceof InputFailure) return error.faults;
  return error instanceof Refusal ? error.problems : undefined;
}

/** The value of a check, or its faults thrown. */
export function demand<T>(checked: { ok: true; value: T } | { ok: false; problems: readonly Fault[] }): T {
  if (!checked.ok) throw new InputFailure(checked.problems);
  return checked.value;
}
