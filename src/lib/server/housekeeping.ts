/** What is done once a day, after its first act: it fails no act, and what went wrong is reported. */
import { pruneAnswers } from './prune.ts';
import { sweepContents } from './sweep.ts';
import type { System } from './system.ts';

export async function keepHouse(system: System): Promise<void> {
  await pruneAnswers(system);
  try {
    await sweepContents(system);
  } catch (error) {
    system.report(error);
  }
}
