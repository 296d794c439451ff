/** What the forms of a draft's preparation share: which round it is, and where its page goes on once something was done. */
import { isActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/server/access.ts';
import { refuse } from '#lib/server/refusal.ts';
import { readSetup } from '#lib/server/services/read-setup.ts';
import type { System } from '#lib/server/system.ts';
import { queryWith } from '#lib/ui/round-setup/steps.ts';
import { roundByCode } from './rounds.ts';

/** @throws Refusal not-found */
export async function roundNamed(system: System, actor: Actor, code: string): Promise<string> {
  const row = await roundByCode(system, actor, code);
  return row ? row.id : refuse('not-found', { kind: 'round', id: code });
}

export type Setup = Awaited<ReturnType<typeof readSetup>>;

export async function setupNamed(
  system: System,
  actor: Actor,
  code: string
): Promise<{ round: string; setup: Setup }> {
  const round = await roundNamed(system, actor, code);
  return { round, setup: await readSetup(system, actor, { round }) };
}

/**
 * After an act: the same page with other parts in its address, so that a reload does not post again.
 * @throws redirect where it was done
 */
export function goOn<T>(
  event: RequestEvent,
  answer: T,
  parts: Readonly<Record<string, string | null>> = {}
): T {
  if (isActionFailure(answer)) return answer;
  redirect(303, event.url.pathname + queryWith(event.url, parts));
}

/** Codes as they are pasted: a column of a table, or a line with commas, semicolons or spaces. Each once, in their order. */
export const codesIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,，;；、]+/).flatMap((code) => (code === '' ? [] : [code.normalize('NFC')])))
];
