/** How a service says no: with every reason, each with its code. What was begun is rolled back. */
import {
  problem,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemDetails
} from '#lib/domain/problem.ts';

export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], cause?: unknown) {
    super(problems.map(({ code }) => code).join(', '), cause === undefined ? {} : { cause });
    this.name = 'Refusal';
    this.problems = problems;
  }
}

/** @throws Refusal always */
export function refuse<C extends ProblemCode>(
  code: C,
  detail: ProblemDetails[C],
  place: Place = {},
  cause?: unknown
): never {
  throw new Refusal([problem(code, detail, place)], cause);
}
