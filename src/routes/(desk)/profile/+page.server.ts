/** One's own account: what it is, how pages look, password, second factor, and where it is open. */
import { serviceWords } from '#i18n/words.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { listSessions } from '#lib/server/services/list-sessions.ts';
import { changeOwnPassword, endAllSessions, endOneSession } from '#lib/web/account-actions.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { confirmFactor, dropFactor, prepareFactor } from '#lib/web/factor-actions.ts';
import { secondFactorOf } from '#lib/web/own-account.ts';
import { theSystem } from '#lib/web/running.ts';
import { deviceName } from './agent.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const signedIn = demandSignedIn(event);
  const { actor, session } = signedIn;
  const system = theSystem();
  const sessions = await readOr(event, () => listSessions(system, actor, {}));
  return {
    roleWord: serviceWords(event.locals.language).roles[actor.role],
    factor: await secondFactorOf(system, signedIn),
    // The own one first, then by last use.
    sessions: [...sessions]
      .sort((a, b) => Number(b.id === session) - Number(a.id === session))
      .map(({ id, agent, address, createdAt, lastSeenAt }) => ({
        id,
        isHere: id === session,
        device: deviceName(agent),
        address,
        since: minuteInShanghai(createdAt),
        seen: minuteInShanghai(lastSeenAt)
      }))
  };
};

export const actions: Actions = {
  password: changeOwnPassword,
  prepare: prepareFactor,
  confirm: confirmFactor,
  drop: dropFactor,
  session: endOneSession,
  everywhere: endAllSessions
};
