/**
 * How often somebody without an account may ask: counted by network address, so that a flood from one place delays that
 * place and nobody else. Must not know what is asked for.
 */
import { networkOf } from './identity/network.ts';
import { beginAttempt, keyOf, takeBackAttempt, type Kind } from './identity/throttle.ts';
import { refuse, Refusal } from './refusal.ts';
import type { System } from './system.ts';

/**
 * @param counts what stays counted: `refused` where guessing is to be slow, `done` where doing costs us something
 * @throws Refusal requests-delayed, before anything is done; and what `work` throws
 */
export async function limited<T>(
  system: System,
  kind: Extract<Kind, 'objection' | 'receipt' | 'verification'>,
  address: string,
  counts: 'refused' | 'done',
  work: () => Promise<T>
): Promise<T> {
  const keys = [keyOf(kind, networkOf(address))];
  try {
    await beginAttempt(system, keys);
  } catch (error) {
    const first = error instanceof Refusal ? error.problems[0] : undefined;
    if (first?.code !== 'sign-in-delayed') throw error;
    const { seconds } = first.detail;
    return refuse('requests-delayed', { seconds });
  }
  try {
    const done = await work();
    if (counts === 'refused') await takeBackAttempt(system, keys);
    return done;
  } catch (error) {
    if (counts === 'done') await takeBackAttempt(system, keys);
    throw error;
  }
}
