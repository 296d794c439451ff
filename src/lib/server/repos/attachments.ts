/** Finding what is attached to a sheet, and whose it is. */
import { eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import { findSheet, type SheetSubject } from './sheets.ts';

type AttachmentRow = Tables['attachment']['$inferSelect'];

export async function attachedSheet(
  db: Db,
  id: string
): Promise<(SheetSubject & { attachment: AttachmentRow }) | undefined> {
  const [attachment] = await db.orm.select().from(db.t.attachment).where(eq(db.t.attachment.id, id));
  const sheet = attachment?.kind === 'sheet' ? await findSheet(db, attachment.owner) : undefined;
  return sheet && attachment && { ...sheet, attachment };
}
