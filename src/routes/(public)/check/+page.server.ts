/** Verification: by check code, or by a result file that is recomputed at once and not kept. */
import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { problem } from '#lib/domain/problem.ts';
import { limited } from '#lib/server/public-limit.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { comparePublication } from '#lib/server/services/compare-publication.ts';
import { LARGEST_BUNDLE, verifyUpload } from '#lib/server/verification/verify-upload.ts';
import { inWords } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import { fileIn, missing, posted } from '#lib/web/public-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const asked = url.searchParams.get('code')?.trim();
  if (asked === undefined) return { isCodeMissing: false };
  // Whatever was typed is one part of an address.
  const code = asked.normalize('NFKC').replace(/[\s/\\]/g, '');
  if (code === '' || /^\.+$/.test(code)) return { isCodeMissing: true };
  redirect(303, resolve('/(public)/check/[code]', { code: encodeURIComponent(code.slice(0, 100)) }));
};

const FORM = {
  name: 'upload',
  fields: ['file'],
  largest: {
    bytes: LARGEST_BUNDLE,
    problem: () => problem('check-refused', { why: 'size', most: LARGEST_BUNDLE }, { path: 'file' })
  }
} as const;

export const actions: Actions = {
  upload: (event) =>
    posted(event, FORM, async (form) => {
      const system = theSystem();
      const file = await fileIn(form, 'file');
      if (!file) throw new Refusal([missing('file')]);
      return limited(system, 'verification', event.getClientAddress(), 'done', async () => {
        const { digest, digests, round, problems, more } = await verifyUpload(file.bytes);
        const compared = await comparePublication(system, PUBLIC, { bundle: digest, digests, round });
        return {
          digest,
          isReadable: Object.keys(digests).length > 0,
          faults: inWords(problems, event.locals.language).map(({ path, text }) => ({ path, text })),
          more,
          ...compared
        };
      });
    })
};
