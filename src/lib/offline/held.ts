/** What an account would lose if its database went from this device. */
import type { DeviceDb } from './device-db.ts';

/** Parcels that wait, rows that still ask something, and what was set aside. */
export async function countHeld(db: DeviceDb): Promise<number> {
  const tx = db.transaction(['outbox', 'draft', 'text', 'photo']);
  const [parcels, drafts, texts, photos] = await Promise.all([
    tx.objectStore('outbox').count(),
    tx.objectStore('draft').getAll(),
    tx.objectStore('text').count(),
    tx.objectStore('photo').getAll()
  ]);
  const asking = drafts.filter(({ conflict, refused }) => conflict !== undefined || refused !== undefined);
  const unsent = photos.filter(({ isAside, refused }) => isAside === true || refused !== undefined);
  return parcels + asking.length + texts + unsent.length;
}
