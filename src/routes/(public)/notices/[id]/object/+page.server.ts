/** An objection, by anybody: without an account, with one file, counted by address. */
import { problem, type Problem } from '#lib/domain/problem.ts';
import { LARGEST_OBJECTION_FILE, objectionFileType } from '#lib/server/objection-file.ts';
import { limited } from '#lib/server/public-limit.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readOr } from '#lib/web/demand.ts';
import { optionalText, textOf } from '#lib/web/form-text.ts';
import { theSystem } from '#lib/web/running.ts';
import { PUBLIC } from '#lib/web/signed-in.ts';
import { fileIn, posted } from '#lib/web/public-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const notice = await readOr(event, () => readNotice(theSystem(), PUBLIC, { notice: id }));
  return {
    id,
    title: notice.title,
    firstDay: notice.firstDay,
    lastDay: notice.lastDay,
    isOpen: notice.isRunning,
    studios: notice.results.map(({ code, name }) => ({ code, name }))
  };
};

const FORM = {
  name: 'object',
  fields: ['name', 'contact', 'participant', 'text', 'file'],
  largest: {
    bytes: LARGEST_OBJECTION_FILE,
    problem: (found: number) =>
      problem(
        'attachment-bad',
        { why: 'size', found: String(found), most: LARGEST_OBJECTION_FILE },
        { path: 'file' }
      )
  }
} as const;

export const actions: Actions = {
  object: (event) =>
    posted(event, FORM, async (form) => {
      const system = theSystem();
      const participant = optionalText(form, 'participant');
      const file = await fileIn(form, 'file');
      const input = {
        notice: event.params.id,
        name: textOf(form, 'name').trim(),
        contact: textOf(form, 'contact').trim(),
        text: textOf(form, 'text').trim(),
        ...(participant === undefined ? {} : { participant }),
        ...(file ? { file } : {})
      };
      const ofFile = problemsOf(file?.bytes);
      const answer = await limited(system, 'objection', event.getClientAddress(), 'done', () =>
        objectToNotice(system, PUBLIC, input).catch((error: unknown) => {
          // What is wrong with the file is said together with the rest, though it is looked at later.
          if (error instanceof Refusal && !error.problems.some(({ path }) => path === 'file')) {
            throw new Refusal([...error.problems, ...ofFile]);
          }
          throw error;
        })
      );
      return { receipt: answer.receipt };
    })
};

function problemsOf(bytes: Uint8Array | undefined): readonly Problem[] {
  if (!bytes) return [];
  try {
    objectionFileType(bytes);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}
