/** A server that sends one batch, or one attachment, and dies at a given moment of it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '#lib/server/access.ts';
import type { Contents } from '#lib/server/contents.ts';
import type { Store } from '#lib/server/db/store.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import type { System } from '#lib/server/system.ts';
import { moduleUrl, otherProcess } from '../../server/support/processes.ts';
import { openPlace, type Place } from './place.ts';

/** after-put: the content is written, its row is not; after-commit: all is done, nobody was told */
export type Moment = 'before-commit' | 'after-commit' | 'after-put';

type Changes = Parameters<typeof saveChanges>[2];
type Evidence = Parameters<typeof attachEvidence>[2];

export interface LastAct {
  place: Omit<Place, 'drop'>;
  moment: Moment;
  changes?: { actor: Actor; input: Changes; key?: string };
  /** `bytes` in base64 */
  evidence?: { actor: Actor; input: Omit<Evidence, 'bytes'>; bytes: string };
}

/** Waits until the process is dead, by its own hand. */
export async function dieOf(act: LastAct): Promise<void> {
  const script = `import { perform } from '${moduleUrl('tests/faults/support/last-act.ts')}';
    await perform(${JSON.stringify(act)});`;
  const { child } = await otherProcess(script);
  if (child.signalCode !== 'SIGKILL') throw new Error(`ended with ${child.exitCode ?? 'nothing'}`);
}

export async function perform({ place, moment, changes, evidence }: LastAct): Promise<void> {
  const opened = await openPlace(place);
  const system: System = {
    ...opened,
    store: dyingStore(opened.store, moment),
    contents: dyingContents(opened.contents, moment)
  };
  if (changes)
    await saveChanges(
      system,
      changes.actor,
      changes.input,
      changes.key === undefined ? {} : { key: changes.key }
    );
  if (evidence) {
    const bytes = new Uint8Array(Buffer.from(evidence.bytes, 'base64'));
    await attachEvidence(system, evidence.actor, { ...evidence.input, bytes });
  }
}

async function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  for (;;) await pause(1000);
}

const dyingStore = (store: Store, moment: Moment): Store => ({
  ...store,
  retries: 0,
  async tx(work, options) {
    const result = await store.tx(async (db) => {
      const made = await work(db);
      if (moment === 'before-commit') await die();
      return made;
    }, options);
    if (moment === 'after-commit') await die();
    return result;
  }
});

const dyingContents = (contents: Contents, moment: Moment): Contents => ({
  ...contents,
  async put(db, bytes, now) {
    const digest = await contents.put(db, bytes, now);
    if (moment === 'after-put') await die();
    return digest;
  }
});
