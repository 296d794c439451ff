/** What a refused call says, for tests that expect it. */
import { expect } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** The only problem of a call that must be refused. */
export async function refusalOf(call: Promise<unknown> | (() => unknown)): Promise<Problem> {
  let error: unknown;
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(Refusal);
  const { problems } = error as Refusal;
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

/** All problems of a call that must be refused. */
export async function refusalsOf(call: Promise<unknown>): Promise<readonly Problem[]> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).problems;
}

export const codesOf = async (call: Promise<unknown>): Promise<string[]> =>
  (await refusalsOf(call)).map(({ code }) => code);
