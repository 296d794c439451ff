import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { noticePage } from '../notice-page.ts';
import { findNotice } from '../repos/notices.ts';
import { view } from '../service.ts';

/** What the public reads. From its first day on; withdrawn, it says so and lists nothing. */
export const readNotice = view({
  name: 'read-notice',
  input: z.strictObject({ notice: reference }),
  async subject({ db, now }, { notice }) {
    const subject = await findNotice(db, notice);
    return subject && subject.notice.firstDay <= dayInShanghai(now) ? subject : undefined;
  },
  missing: ({ notice }) => ({ kind: 'notice', id: notice }),
  async run({ db, now }, _input, { round, notice }) {
    const page = await noticePage(db, round, notice, dayInShanghai(now));
    return { ...page, audit: { number: notice.auditNumber, hash: notice.auditHash } };
  }
});
