/** A round's settled result, recomputed from its own bundle; or why there is none to show. */
import { createHash } from 'node:crypto';
import { describe, messagesIn } from '#i18n/index.ts';
import { wordOf } from '#i18n/service-words.ts';
import { serviceWords } from '#i18n/words.ts';
import type { Sha256 } from '#lib/domain/canonical-json.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { exportBundle } from '#lib/server/services/export-bundle.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { inWords } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import { readBundle } from './read-bundle.ts';
import { resultView } from './result-view.ts';
import type { PageServerLoad } from './$types';

/** One fault often brings a hundred others; the first few say enough. */
const SHOWN_PROBLEMS = 5;
/** Not yet, by the round's own course. */
const WAITING = ['round-state', 'round-not-settled', 'notice-not-begun'];
/** The list shows a round to more people than its result. */
const CLOSED = ['forbidden', 'not-found'];

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const system = theSystem();
  const { round } = await event.parent();
  const stage = wordOf(serviceWords(language).stages, round.state);
  const bundle = await readOr(event, () =>
    exportBundle(system, actor, { round: round.id }).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    })
  );
  if (bundle instanceof Refusal) return { stage, ...refused(bundle) };

  const read = readBundle(bundle.bytes, sha256);
  if (!read.ok) return { stage, ...broken(read.problems) };
  const view = resultView(read.value, event.url.searchParams.get('studio'), messagesIn(language));
  return { stage, state: 'full' as const, view };

  function refused({ problems }: Refusal) {
    const [first] = problems;
    if (first && WAITING.includes(first.code)) {
      // The day from which it can be seen is known to the refusal alone.
      const day = first.code === 'notice-not-begun' ? inWords([first], language)[0]?.text : undefined;
      return { state: 'waiting' as const, day: day ?? null };
    }
    return first && CLOSED.includes(first.code) ? { state: 'closed' as const } : broken(problems);
  }

  function broken(problems: readonly Problem[]) {
    const messages = messagesIn(language);
    const shown = problems.slice(0, SHOWN_PROBLEMS);
    return {
      state: 'broken' as const,
      problems: shown.map((each) => ({ path: each.path ?? '', text: describe(messages, each) })),
      more: problems.length - shown.length
    };
  }
};
