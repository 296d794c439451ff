/** Messages by language, and problems in words. */
import type { Problem, ProblemCode, ProblemDetails } from '#lib/domain/problem.ts';
import { en } from './en/index.ts';
import type { Language, Messages } from './messages.ts';
import { zhCN } from './zh-CN/index.ts';

export { LANGUAGES, type Language, type Messages } from './messages.ts';

const BY_LANGUAGE: { readonly [L in Language]: Messages } = { 'zh-CN': zhCN, en };

export const messagesIn = (language: Language): Messages => BY_LANGUAGE[language];

export function describe(messages: Messages, { code, detail }: Problem): string {
  // The code chooses the sentence that takes its detail; the union pairs them, which TypeScript cannot follow.
  const sentence = messages.problems[code] as (given: ProblemDetails[ProblemCode]) => string;
  return sentence(detail);
}
