import { z } from 'zod';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { attachedSheet } from '../repos/attachments.ts';
import { sitsOn } from '../repos/panel.ts';
import { DELIBERATION_AND_LATER, demandState } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** A sheet's evidence: to its own expert; from deliberation on to the panel and the round's manager. */
export const readAttachment = view({
  name: 'read-attachment',
  input: z.strictObject({ attachment: reference }),
  async subject({ db, actor }, { attachment }) {
    const found = await attachedSheet(db, attachment);
    const { expert } = actor;
    if (!found || expert === null || found.expert === expert) return found;
    const isOpen = DELIBERATION_AND_LATER.some((state) => state === found.round.state);
    const about = { round: found.round.id, participant: found.sheet.participant };
    return isOpen && (await sitsOn(db, expert, about)) ? { ...found, expert } : found;
  },
  missing: ({ attachment }) => ({ kind: 'attachment', id: attachment }),
  async run({ db, actor, system }, _input, { round, attachment }) {
    if (actor.role !== 'expert') demandState(round, 'read-attachment', ...DELIBERATION_AND_LATER);
    const bytes = await system.contents.get(db, attachment.digest);
    if (!bytes) return refuse('content-missing', { digest: attachment.digest });
    return { fileName: attachment.fileName, mediaType: attachment.mediaType, bytes };
  }
});
