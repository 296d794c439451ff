/** A form's action where nobody is signed in: it is the public that acts, whoever looks at the page. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { faultsIn, type FormFaults } from '#lib/ui/form.ts';
import { inWords, statusOf } from '#lib/web/refusals.ts';

/** Beside a file of the largest size: the other fields, and what divides them. */
const ROOM = 256 * 1024;

interface Form<N extends string, F extends string> {
  name: N;
  /** by the names that problems give them */
  fields: readonly F[];
  /** the largest body that is read at all; a longer one becomes this problem */
  largest: { bytes: number; problem: (found: number) => Problem };
}

/** Refusals come back to the form with their words, and with what was typed. */
export async function posted<T, N extends string, F extends string>(
  { request, locals }: RequestEvent,
  { name, fields, largest }: Form<N, F>,
  work: (form: FormData) => Promise<T>
) {
  const refused = (refusal: Refusal, values: Record<string, string>) => {
    const faults: FormFaults<F> = faultsIn(inWords(refusal.problems, locals.language), fields);
    return fail(statusOf(refusal), { form: name, faults, values, value: undefined });
  };
  const length = Number(request.headers.get('content-length') ?? '0');
  if (length > largest.bytes + ROOM) return refused(new Refusal([largest.problem(length)]), {});
  const form = await request.formData();
  try {
    return { form: name, faults: undefined, values: undefined, value: await work(form) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, typedIn(form));
  }
}

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

/** The file that was chosen; undefined: none, or an empty field of one. */
export async function fileIn(
  form: FormData,
  field: string
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const file = form.get(field);
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined;
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Of a field that has to be filled in. */
export const missing = (field: string): Problem => problem('missing-key', { key: field }, { path: field });
