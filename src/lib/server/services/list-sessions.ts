import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { ownSubject } from '../identity/accounts.ts';
import { whyEnded } from '../identity/sessions.ts';
import { view } from '../service.ts';

/** From where the own account is open now. */
export const listSessions = view({
  name: 'list-sessions',
  input: z.strictObject({}),
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  async run({ db: { orm, t }, now }, _input, { id: user, role }) {
    const rows = await orm
      .select()
      .from(t.session)
      .where(and(eq(t.session.user, user), isNull(t.session.endedAt)))
      .orderBy(desc(t.session.lastSeenAt), desc(t.session.createdAt), t.session.id);
    return rows
      .filter((row) => whyEnded(row, role, now) === undefined)
      .map(({ id, createdAt, lastSeenAt, endsAt, address, agent, secondFactor }) => ({
        /** its name, not its token */
        id,
        createdAt,
        lastSeenAt,
        endsAt,
        address,
        agent,
        secondFactor
      }));
  }
});
