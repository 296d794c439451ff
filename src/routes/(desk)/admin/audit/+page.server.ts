/** The audit chain: searched by the address, checked by a press. */
import { describe, messagesIn } from '#i18n/index.ts';
import { serviceWords } from '#i18n/words.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { acted } from '#lib/web/acting.ts';
import { auditPage, auditQuery } from '#lib/web/admin-audit.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const query = auditQuery(event.url);
  const page = await readOr(event, () => auditPage(theSystem(), actor, query, language));
  const { acts, kinds } = serviceWords(language);
  const optionsOf = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return {
    query,
    ...page,
    acts: optionsOf(acts).filter(({ value }) => !READS.test(value)),
    kinds: optionsOf(kinds)
  };
};

/** What only reads leaves no row. */
const READS = /^(list|read|search|export|verify|preview|take-along|compare)(-|$)/;

/** Whoever reads more mends these first. */
const MOST_PROBLEMS = 100;

export const actions: Actions = {
  verify: (event) =>
    acted(event, 'verify', [], async ({ system, actor }) => {
      const { rows, head, objects, anchors, problems } = await verifyAudit(system, actor, {});
      const messages = messagesIn(event.locals.language);
      return {
        rows,
        head,
        objects,
        anchors,
        time: minuteInShanghai(system.now()),
        count: problems.length,
        problems: problems.slice(0, MOST_PROBLEMS).map((each) => describe(messages, each))
      };
    })
};
