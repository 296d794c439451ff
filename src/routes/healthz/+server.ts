/** Whether this server can do its work: for a monitor or a proxy, without a session. */
import { json } from '@sveltejs/kit';
import { readHead } from '#lib/server/audit/chain.ts';
import { theSystem } from '#lib/web/running.ts';
import { version } from '#lib/web/version.ts';
import type { RequestHandler } from './$types';

const NO_STORE = { 'cache-control': 'no-store' };

export const GET: RequestHandler = async () => {
  try {
    const { number } = await theSystem().store.read(readHead);
    return json({ ok: true, version, acts: number }, { headers: NO_STORE });
  } catch {
    return json({ ok: false, version }, { status: 503, headers: NO_STORE });
  }
};
