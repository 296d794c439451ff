/** A form's action: who acts, the service, and an answer that names the form that it belongs to. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/server/access.ts';
import type { System } from '#lib/server/system.ts';
import { faultsIn, type FormFaults } from '#lib/ui/form.ts';
import { demandSignedIn } from './demand.ts';
import { textOf } from './form-text.ts';
import { tried } from './refusals.ts';
import { theSystem } from './running.ts';

/** Of a posted form: a script sends the same key again with the same content, so that it happens once. */
export const KEY_FIELD = 'idempotency-key';

export interface Acting {
  system: System;
  actor: Actor & { user: string };
  /** for the service, as its third argument */
  call: { key?: string };
  posted: FormData;
}

export type ActAnswer<T, N extends string = string, F extends string = string> =
  | { form: N; faults: undefined; values: undefined; value: T }
  | { form: N; faults: FormFaults<F>; values: Record<string, string>; value: undefined };

/**
 * @param form which of the page's forms it is
 * @param fields of the form, by the names that the service's problems give them; other problems stand at its head
 * @throws redirect to the sign-in page, and what is no refusal
 */
export async function acted<T, N extends string, F extends string>(
  event: RequestEvent,
  form: N,
  fields: readonly F[],
  work: (acting: Acting) => Promise<T>
) {
  const { actor } = demandSignedIn(event);
  const posted = await event.request.formData();
  const key = textOf(posted, KEY_FIELD);
  const call = key === '' ? {} : { key };
  const done = await tried(event.locals.language, () => work({ system: theSystem(), actor, call, posted }));
  if (done.ok) return { form, faults: undefined, values: undefined, value: done.value };
  const { status, data } = done.failure;
  const faults: FormFaults<F> = faultsIn(data.problems, fields);
  return fail(status, { form, faults, values: typedIn(posted), value: undefined });
}

/** What was typed, to be shown again where no script kept it. */
function typedIn(posted: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of posted) {
    if (typeof value === 'string' && name !== KEY_FIELD && !/password/i.test(name)) typed[name] = value;
  }
  return typed;
}
