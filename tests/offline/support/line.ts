/** The way from a tablet to the services, with everything that befalls it: the network, lost answers, a failing server. */
import type { Answer, Api } from '#lib/offline/api.ts';
import type { TakeAlong } from '#lib/offline/wire.ts';
import type { Actor } from '#lib/server/access.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { detachEvidence } from '#lib/server/services/detach-evidence.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { takeAlong } from '#lib/server/services/take-along.ts';
import type { System } from '#lib/server/system.ts';

/** `offline`: the server never hears of it; `lost`: it acts, and nobody hears its answer. */
export type Fault = 'none' | 'offline' | 'lost' | 'failed' | 'session-ended' | 'other-account';
export type CallName = keyof Api;
export type Moment = 'before' | 'after';

export class TestLine implements Api {
  /** of the next calls, one each; then `always` */
  next: Fault[] = [];
  always: Fault = 'none';
  /** what else happens before the server acts, and after it has */
  during: ((moment: Moment, call: CallName) => Promise<void> | void) | undefined;
  readonly calls: CallName[] = [];
  readonly #system: System;
  readonly #actor: Actor;

  constructor(system: System, actor: Actor) {
    this.#system = system;
    this.#actor = actor;
  }

  takeAlong: Api['takeAlong'] = () =>
    this.#call('takeAlong', (): Promise<TakeAlong> => takeAlong(this.#system, this.#actor, {}));

  sendChanges: Api['sendChanges'] = (changes) =>
    this.#call('sendChanges', async () => {
      // What the service takes is checked by the service, whatever the type says.
      const sent = asSent({ changes }) as Parameters<typeof saveChanges>[2];
      const { outcomes } = await saveChanges(this.#system, this.#actor, sent);
      return { outcomes: outcomes.map((each) => ({ ...each, problems: inWords(each.problems) })) };
    });

  sendPhoto: Api['sendPhoto'] = ({ id, sheet, edition, criterion, name: fileName, bytes: buffer }) =>
    this.#call('sendPhoto', () => {
      const bytes = new Uint8Array(buffer);
      const file = { sheet, edition, criterion, fileName, bytes };
      return attachEvidence(this.#system, this.#actor, file, { key: id });
    });

  removeEvidence: Api['removeEvidence'] = (attachment, key) =>
    this.#call('removeEvidence', () => detachEvidence(this.#system, this.#actor, { attachment }, { key }));

  submit: Api['submit'] = (sheet, submission, key) =>
    this.#call('submit', () => {
      const input = { ...(asSent(submission) as typeof submission), sheet };
      return submitSheet(this.#system, this.#actor, input, { key });
    });

  async #call<T>(name: CallName, act: () => Promise<T>): Promise<Answer<T>> {
    const fault = this.next.shift() ?? this.always;
    this.calls.push(name);
    await this.during?.('before', name);
    if (fault === 'offline' || fault === 'failed') return { kind: fault };
    if (fault === 'session-ended') return { kind: 'session-ended', isOther: false };
    if (fault === 'other-account') return { kind: 'session-ended', isOther: true };
    const answer = await answered(act);
    await this.during?.('after', name);
    return fault === 'lost' ? { kind: 'offline' } : answer;
  }
}

async function answered<T>(act: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: asSent(await act()) as T };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', problems: inWords(error.problems) };
  }
}

/** The words are the code: a test reads them. */
const inWords = (problems: readonly Problem[]) =>
  problems.map(({ code, path }) => ({ code, path: path ?? null, text: `为何：${code}` }));

const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
