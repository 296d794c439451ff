/**
 * What a device's requests have in common: somebody is signed in, the one whose store on the device speaks; a body is
 * read up to a limit and as strict JSON; each refusal is answered in the same shape. Must not know what is asked for.
 */
import { json, type RequestEvent } from '@sveltejs/kit';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { decodeUtf8, parseStrictJson } from '#lib/domain/strict-json.ts';
import { USER_HEADER } from '#lib/offline/wire.ts';
import { refuse } from '#lib/server/refusal.ts';
import { answered, inWords } from './refusals.ts';
import type { SignedIn } from './signed-in.ts';

/** Far above a sheet with all its notes and a signature. */
export const LARGEST_JSON = 8 * 1024 * 1024;

/** A body that no service gets to see. */
class BadBody extends Error {
  readonly status: 400 | 413;
  readonly problems: readonly Problem[];

  constructor(status: 400 | 413, problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.status = status;
    this.problems = problems;
  }
}

/** @throws Refusal session-ended, other-account */
export function signedInOn({ locals, request }: RequestEvent): SignedIn {
  const { signedIn } = locals;
  if (!signedIn) return refuse('session-ended', { why: 'unknown' });
  const user = request.headers.get(USER_HEADER);
  if (user !== null && user !== signedIn.actor.user) refuse('other-account', {});
  return signedIn;
}

/** The answer as JSON, or the problems with their status. */
export async function forDevice(
  event: RequestEvent,
  work: (signedIn: SignedIn) => Promise<unknown>
): Promise<Response> {
  try {
    return await answered(event, () => work(signedInOn(event)));
  } catch (error) {
    if (!(error instanceof BadBody)) throw error;
    const { status, problems } = error;
    return json(
      { problems: inWords(problems, event.locals.language) },
      { status, headers: { 'cache-control': 'no-store' } }
    );
  }
}

/** The key with which an act that must happen once is sent. @throws Refusal missing-key */
export const keyOf = ({ request }: RequestEvent): string =>
  request.headers.get('idempotency-key') ?? refuse('missing-key', { key: 'idempotency-key' });

/** @throws BadBody with what `tooLarge` says of its size */
export async function readBytes(
  { request }: RequestEvent,
  most: number,
  tooLarge: (size: number) => Problem = (found) => problem('too-large', { found, most })
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    // Read to its end even where it is too large: an answer before that seldom reaches whoever is still sending.
    for await (const part of request.body ?? []) {
      size += part.length;
      if (size <= most) parts.push(part);
    }
  } catch (error) {
    // The adapter's own limit, which lies above these.
    if ((error as { status?: unknown }).status !== 413) throw error;
    size = Number(request.headers.get('content-length') ?? size);
    throw new BadBody(413, [tooLarge(size)]);
  }
  if (size > most) throw new BadBody(413, [tooLarge(size)]);
  return Buffer.concat(parts);
}

/** @throws BadBody */
export async function readJson(event: RequestEvent): Promise<unknown> {
  const text = decodeUtf8(await readBytes(event, LARGEST_JSON));
  const parsed = text.ok ? parseStrictJson(text.value) : text;
  if (!parsed.ok) throw new BadBody(400, parsed.problems);
  return parsed.value;
}
