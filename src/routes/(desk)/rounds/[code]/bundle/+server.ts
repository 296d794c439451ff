/** The settled result with all that it rests on, byte for byte: what `verify` checks on any machine. */
import { exportBundle } from '#lib/server/services/export-bundle.ts';
import { BUNDLE_FILE } from '#lib/ui/commands.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const bytes = await readOr(event, async () => {
    const round = await roundByCode(system, actor, event.params.code);
    return round && (await exportBundle(system, actor, { round: round.id })).bytes;
  });
  if (!bytes) return stop(event, 404);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${BUNDLE_FILE}"`,
      'cache-control': 'no-store'
    }
  });
};
