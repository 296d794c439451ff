/**
 * A posted form while it is under way: busy, then the first field that came back wrong has the focus. What was typed
 * stays unless it was taken; a form that did not arrive does not become an error page.
 */
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

export interface Sending {
  readonly isBusy: boolean;
  /** why it did not arrive, or was not answered */
  readonly failure: 'offline' | 'failed' | null;
  submit: SubmitFunction;
}

/** @param answered before the focus moves: what must not stay typed is for the form to say */
export function sending(answered: (result: ActionResult) => void = () => undefined): Sending {
  let isBusy = $state(false);
  let failure = $state<Sending['failure']>(null);
  const submit: SubmitFunction = ({ formElement }) => {
    isBusy = true;
    failure = null;
    return async ({ result, update }) => {
      if (result.type === 'error') {
        isBusy = false;
        // The server's own errors come with a status.
        failure = result.status === undefined ? 'offline' : 'failed';
        return;
      }
      await update({ reset: result.type === 'success' });
      isBusy = false;
      answered(result);
      if (result.type !== 'failure') return;
      await tick();
      const next = formElement.querySelector<HTMLElement>('[aria-invalid], [data-asked]');
      next?.focus();
    };
  };
  return {
    get isBusy() {
      return isBusy;
    },
    get failure() {
      return failure;
    },
    submit
  };
}
