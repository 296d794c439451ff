/** Forms of the registers: what was left empty is said in words of the page, not by the service's own names of fields. */
import type { ActionFailure } from '@sveltejs/kit';
import { problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { FormFaults } from '#lib/ui/form.ts';
import { textOf } from './form-text.ts';

/** @throws Refusal where any of the fields is empty */
export function demandFilled(posted: FormData, fields: readonly string[]): void {
  const empty = fields.filter((field) => textOf(posted, field).trim() === '');
  if (empty.length > 0) {
    throw new Refusal(empty.map((key) => problem('empty-text', { key }, { path: key })));
  }
}

type Refused = ActionFailure<{ faults: FormFaults; values: Record<string, string> }>;

/** The same answer, with `text` beside each of the fields that is empty and was refused. */
export function sayingEmpty<T, R extends Refused>(answer: T | R, text: string): T | R {
  if (!isRefused(answer)) return answer;
  const { fields } = answer.data.faults;
  for (const field of Object.keys(fields)) {
    if ((answer.data.values[field] ?? '').trim() === '') fields[field] = text;
  }
  return answer;
}

const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'status' in answer && 'data' in answer;
