import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { fileNameOf } from '#lib/domain/evidence-file.ts';
import { label, prose, reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';
import { objectionFileType } from '../objection-file.ts';
import { makeReceipt } from '../receipt.ts';
import { refuse } from '../refusal.ts';
import { findNotice } from '../repos/notices.ts';
import { demandState } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** The public has no keys: who sends the same words again so soon pressed twice. */
const SAME_WITHIN_MS = 15 * 60_000;

/**
 * 异议: by anyone, without an account, while the notice runs; with one file at most. The receipt number is what the
 * objector asks with. The same objection sent twice is one, with one receipt.
 */
export const objectToNotice = act({
  name: 'object-to-notice',
  input: z.strictObject({
    notice: reference,
    participant: reference.optional().describe('the code in the list'),
    name: label,
    contact: label,
    text: prose,
    file: z.strictObject({ fileName: label, bytes: z.instanceof(Uint8Array) }).optional()
  }),
  async subject({ db, now }, { notice }) {
    const subject = await findNotice(db, notice);
    return subject && subject.notice.firstDay <= dayInShanghai(now) ? subject : undefined;
  },
  missing: ({ notice }) => ({ kind: 'notice', id: notice }),
  async run({ db, actor, system, touch, newId, now }, input, { round, notice }) {
    const { participant: code, name, contact, text, file } = input;
    const isOver = notice.withdrawnAt !== null || dayInShanghai(now) > notice.lastDay;
    if (isOver) refuse('notice-over', { last: notice.lastDay });
    demandState(round, 'object-to-notice', 'publicity');
    const participant = code === undefined ? null : await listedStudio(db, notice.settlement, code);
    const mediaType = file && objectionFileType(file.bytes);
    const words = { notice: notice.id, participant, name, contact, text };
    const before = await sameBefore(db, words, file && sha256(file.bytes), now - SAME_WITHIN_MS);
    if (before !== undefined) return { receipt: before };
    const { orm, t } = db;
    const id = newId();
    const receipt = makeReceipt();
    await touch('objection', id);
    await orm.insert(t.objection).values({ id, receipt, ...words, at: now });
    if (file && mediaType !== undefined) {
      const digest = await system.contents.put(db, file.bytes, now);
      const attachment = newId();
      await touch('attachment', attachment);
      await orm.insert(t.attachment).values({
        id: attachment,
        digest,
        size: file.bytes.length,
        mediaType,
        fileName: fileNameOf(file.fileName) || receipt,
        kind: 'objection',
        owner: id,
        by: actor.user,
        at: now
      });
    }
    return { receipt };
  }
});

/** @throws Refusal not-found: also for who takes part but is not in the list, which is not public */
async function listedStudio({ orm, t }: Db, settlement: string, code: string): Promise<string> {
  const [participant] = await orm
    .select({ id: t.participant.id })
    .from(t.settledResult)
    .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
    .where(and(eq(t.settledResult.settlement, settlement), eq(t.participant.code, code)));
  return participant?.id ?? refuse('not-found', { kind: 'participant', id: code }, { path: 'participant' });
}

interface Words {
  notice: string;
  participant: string | null;
  name: string;
  contact: string;
  text: string;
}

/** The receipt of an objection in the same words, about the same studio, with the same file. */
async function sameBefore(
  { orm, t }: Db,
  { notice, participant, name, contact, text }: Words,
  file: string | undefined,
  since: number
): Promise<string | undefined> {
  const found = await orm
    .select({ id: t.objection.id, receipt: t.objection.receipt, text: t.objection.text })
    .from(t.objection)
    .where(
      and(
        eq(t.objection.notice, notice),
        gt(t.objection.at, since),
        eq(t.objection.name, name),
        eq(t.objection.contact, contact),
        participant === null ? isNull(t.objection.participant) : eq(t.objection.participant, participant)
      )
    );
  const same = found.filter((each) => each.text === text);
  if (same.length === 0) return undefined;
  const ids = same.map(({ id }) => id);
  const files = await orm
    .select({ owner: t.attachment.owner, digest: t.attachment.digest })
    .from(t.attachment)
    .where(and(eq(t.attachment.kind, 'objection'), inArray(t.attachment.owner, ids)));
  const digestOf = new Map(files.map(({ owner, digest }) => [owner, digest]));
  return same.find(({ id }) => digestOf.get(id) === file)?.receipt;
}
