/** One notice, as anybody may read it from its first day on. */
import { resolve } from '$app/paths';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readOr } from '#lib/web/demand.ts';
import { qrPath } from '#lib/web/qr.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { audit: _, ...notice } = await readOr(event, () =>
    readNotice(theSystem(), PUBLIC, { notice: event.params.id })
  );
  const check = resolve('/(public)/check/[code]', { code: notice.checkCode });
  return { id: event.params.id, notice, check, qr: qrPath(new URL(check, event.url).href) };
};
