/** What a verification finds. Whoever rewrote everything fills no memory: the first thousand say enough. */
import { problem, type Problem, type ProblemCode, type ProblemDetails } from '#lib/domain/problem.ts';

export const MOST_FINDINGS = 1000;

export class Findings {
  readonly problems: Problem[] = [];

  get isFull(): boolean {
    return this.problems.length >= MOST_FINDINGS;
  }

  add<C extends ProblemCode>(code: C, detail: ProblemDetails[C]): void {
    if (!this.isFull) this.problems.push(problem(code, detail));
  }
}

/** What reading a row throws whose text is no JSON any more, or has no canonical form; anything else is not tampering. */
export function isUnreadable(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof SyntaxError || cause instanceof TypeError;
}

/** Reads many at once; where one of them cannot be read, one by one, and says which. */
export async function readEach<K, R>(
  keys: readonly K[],
  read: (keys: readonly K[]) => Promise<R[]>,
  unreadable: (key: K) => void
): Promise<R[]> {
  try {
    return await read(keys);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const [only] = keys;
    if (keys.length <= 1) {
      if (only !== undefined) unreadable(only);
      return [];
    }
    const all: R[] = [];
    for (const key of keys) all.push(...(await readEach([key], read, unreadable)));
    return all;
  }
}
