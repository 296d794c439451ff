/** The server as a device sees it: an answer, a refusal in words, or nobody there. Must not know what is kept where. */
import {
  USER_HEADER,
  type Change,
  type ChangeOutcome,
  type ProblemText,
  type Submission,
  type TakeAlong
} from './wire.ts';

export type Answer<T> =
  | { kind: 'ok'; value: T }
  /** what was sent cannot be taken; sending it again changes nothing */
  | { kind: 'refused'; problems: ProblemText[] }
  /** nobody is signed in any more, or somebody else is */
  | { kind: 'session-ended'; isOther: boolean }
  /** the server failed, or is busy: later */
  | { kind: 'failed' }
  | { kind: 'offline' };

/** ms; a workshop's network answers late or never */
const PATIENCE = 20_000;
/** for a photograph over a thin line */
const LONG_PATIENCE = 120_000;

export interface Api {
  takeAlong(): Promise<Answer<TakeAlong>>;
  sendChanges(changes: readonly Change[]): Promise<Answer<{ outcomes: ChangeOutcome[] }>>;
  sendPhoto(photo: PhotoUpload): Promise<Answer<{ id: string; digest: string }>>;
  removeEvidence(attachment: string, key: string): Promise<Answer<unknown>>;
  submit(sheet: string, submission: Submission, key: string): Promise<Answer<{ contentHash: string }>>;
}

export interface PhotoUpload {
  id: string;
  sheet: string;
  edition: number;
  criterion: string;
  name: string;
  bytes: ArrayBuffer;
}

/** @param user whose device store speaks */
export function apiFor(user: string): Api {
  const post = <T>(path: string, body: unknown, key?: string): Promise<Answer<T>> =>
    call<T>(user, path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key })
      },
      body: JSON.stringify(body)
    });
  return {
    takeAlong: () => call(user, '/api/take-along', {}),
    sendChanges: (changes) => post('/api/changes', { changes }),
    sendPhoto({ id, sheet, edition, criterion, name, bytes }) {
      const query = new URLSearchParams({ sheet, edition: String(edition), criterion, name });
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': id };
      const request = { method: 'POST', headers, body: bytes };
      return call(user, `/api/evidence?${query.toString()}`, request, LONG_PATIENCE);
    },
    removeEvidence: (attachment, key) =>
      call(user, `/api/evidence/${encodeURIComponent(attachment)}`, {
        method: 'DELETE',
        headers: { 'idempotency-key': key }
      }),
    submit: (sheet, submission, key) =>
      post(`/api/sheets/${encodeURIComponent(sheet)}/submission`, submission, key)
  };
}

async function call<T>(
  user: string,
  path: string,
  request: RequestInit,
  patience = PATIENCE
): Promise<Answer<T>> {
  const headers = new Headers(request.headers);
  headers.set('accept', 'application/json');
  headers.set(USER_HEADER, user);
  let response: Response;
  let body: unknown;
  try {
    const signal = AbortSignal.timeout(patience);
    response = await fetch(path, { ...request, headers, cache: 'no-store', signal });
    body = await response.json();
  } catch (error) {
    // An answer that is no JSON comes from a hotel's door page or a proxy, not from us.
    return { kind: error instanceof SyntaxError ? 'failed' : 'offline' };
  }
  if (response.ok) return { kind: 'ok', value: body as T };
  const problems = (body as { problems?: ProblemText[] }).problems ?? [];
  if (response.status === 401) {
    return { kind: 'session-ended', isOther: problems.some(({ code }) => code === 'other-account') };
  }
  if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'failed' };
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'failed' };
}
