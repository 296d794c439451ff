/** What a service refused → status and words of an answer. */
import { fail, json, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { describe, messagesIn, type Language } from '#i18n/index.ts';
import type { Problem, ProblemCode } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';

export interface ProblemWords {
  code: ProblemCode;
  /** which field of the input, where it concerns one */
  path: string | null;
  text: string;
}

const STATUS: Partial<Record<ProblemCode, number>> = {
  'session-ended': 401,
  'sign-in-refused': 401,
  'second-factor-needed': 401,
  'second-factor-refused': 401,
  'other-account': 401,
  forbidden: 403,
  'not-found': 404,
  'sign-in-delayed': 429,
  'requests-delayed': 429,
  // Of the store, not of what was asked: a device sends it again later.
  'store-busy': 503,
  'store-full': 503,
  'store-unreachable': 503,
  'outcome-unknown': 503
};

export function statusOf({ problems }: Refusal): number {
  const [first] = problems;
  return (first && STATUS[first.code]) ?? 422;
}

export const inWords = (problems: readonly Problem[], language: Language): ProblemWords[] =>
  problems.map((each) => ({
    code: each.code,
    path: each.path ?? null,
    text: describe(messagesIn(language), each)
  }));

/** For a form action: every refusal comes back to the form with its words. */
export async function tried<T>(
  language: Language,
  work: () => Promise<T>
): Promise<{ ok: true; value: T } | { ok: false; failure: ActionFailure<{ problems: ProblemWords[] }> }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, failure: fail(statusOf(error), { problems: inWords(error.problems, language) }) };
  }
}

/** For a JSON endpoint: the answer, or the problems with their status. */
export async function answered({ locals }: RequestEvent, work: () => Promise<unknown>): Promise<Response> {
  try {
    return json(await work(), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return json(
      { problems: inWords(error.problems, locals.language) },
      { status: statusOf(error), headers: { 'cache-control': 'no-store' } }
    );
  }
}
