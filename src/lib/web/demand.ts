/** For pages that only somebody with an account sees. */
import { error, redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/server/refusal.ts';
import { ownPath } from './own-path.ts';
import { statusOf } from './refusals.ts';
import type { SignedIn } from './signed-in.ts';

interface Asked {
  locals: App.Locals;
  url: URL;
}

/** @throws redirect to the sign-in page, which leads back here */
export const demandSignedIn = ({ locals, url }: Asked): SignedIn => locals.signedIn ?? toSignIn(url);

function toSignIn(url: URL): never {
  // What an action is called is no part of the page to come back to.
  const query = url.search.startsWith('?/') ? '' : url.search;
  const next = ownPath(url.pathname + query);
  redirect(303, next === null || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** A page's reading: what is refused becomes the error page of its status, a session that ended the sign-in page. */
export async function readOr<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    const status = statusOf(refused);
    if (status === 401) toSignIn(asked.url);
    return stop(asked, status);
  }
}

/** @throws the error page of a status */
export function stop({ locals: { language, requestId } }: Asked, status: number): never {
  error(status, { message: String(status), language, requestId });
}
