import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { label, prose, reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { refuse } from '../refusal.ts';
import { findNotice } from '../repos/notices.ts';
import { demandState } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** 异议: by anyone, without an account, while the notice runs. The receipt number is what the objector asks with. */
export const objectToNotice = act({
  name: 'object-to-notice',
  input: z.strictObject({
    notice: reference,
    participant: reference.optional().describe('the code in the list'),
    name: label,
    contact: label,
    text: prose
  }),
  async subject({ db, now }, { notice }) {
    const subject = await findNotice(db, notice);
    return subject && subject.notice.firstDay <= dayInShanghai(now) ? subject : undefined;
  },
  missing: ({ notice }) => ({ kind: 'notice', id: notice }),
  async run({ db, touch, newId, now }, { participant: code, name, contact, text }, { round, notice }) {
    const isOver = notice.withdrawnAt !== null || dayInShanghai(now) > notice.lastDay;
    if (isOver) refuse('notice-over', { last: notice.lastDay });
    demandState(round, 'object-to-notice', 'publicity');
    const { orm, t } = db;
    const [participant] =
      code === undefined
        ? []
        : await orm
            .select({ id: t.participant.id })
            .from(t.settledResult)
            .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
            // Who takes part but is not in the list is not public.
            .where(and(eq(t.settledResult.settlement, notice.settlement), eq(t.participant.code, code)));
    if (code !== undefined && !participant) {
      refuse('not-found', { kind: 'participant', id: code }, { path: 'participant' });
    }
    const id = newId();
    const receipt = makeReceipt();
    await touch('objection', id);
    const row = {
      id,
      notice: notice.id,
      receipt,
      participant: participant?.id ?? null,
      name,
      contact,
      text,
      at: now
    };
    await orm.insert(t.objection).values(row);
    return { receipt };
  }
});

/** Without letters that are mistaken for one another; 50 bits, so that nobody guesses another's. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const makeReceipt = (): string =>
  Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
