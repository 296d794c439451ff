/**
 * Papers in a page's forms: files that were posted become papers of what they belong to, and go again. A page spreads
 * `paperActions` into its actions and shows papers/PaperList.svelte.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { LARGEST_ATTACHMENT, mediaTypeOf } from '#lib/server/attachment-file.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { detachPaper } from '#lib/server/services/detach-paper.ts';
import { refuse, Refusal } from '#lib/server/refusal.ts';
import type { PaperKind } from '#lib/ui/papers/paper.ts';
import { PAPER_FIELD } from '#lib/ui/papers/paper.ts';
import { acted, type Acting } from './acting.ts';
import { textOf } from './form-text.ts';

export interface PostedFile {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Read, and looked at, before the act that they belong to: a file that would be refused must not leave the act behind
 * without it.
 * @throws Refusal attachment-bad
 */
export async function filesIn(posted: FormData, field = PAPER_FIELD): Promise<PostedFile[]> {
  const files: PostedFile[] = [];
  for (const each of posted.getAll(field)) {
    // Where nothing was chosen, a browser sends a file without a name.
    if (typeof each === 'string' || (each.name === '' && each.size === 0)) continue;
    const bytes = new Uint8Array(await each.arrayBuffer());
    demandTaken(bytes, each.name);
    files.push({ fileName: each.name, bytes });
  }
  return files;
}

/** People know a file by its name, not by its first bytes. */
function demandTaken(bytes: Uint8Array, name: string): void {
  try {
    mediaTypeOf(bytes);
  } catch (error) {
    const first = error instanceof Refusal ? error.problems[0] : undefined;
    if (first?.code !== 'attachment-bad' || first.detail.why !== 'type') throw error;
    refuse('attachment-bad', { why: 'type', found: name, most: LARGEST_ATTACHMENT }, {}, error);
  }
}

/** Each under a key of its own, made of the form's. */
export async function attachAll(
  { system, actor, call }: Acting,
  belongsTo: { kind: PaperKind; owner: string },
  files: readonly PostedFile[]
): Promise<void> {
  for (const [place, file] of files.entries()) {
    const own = call.key === undefined ? {} : { key: `${call.key}:${place}` };
    await attachPaper(system, actor, { ...belongsTo, ...file }, own);
  }
}

/** The actions of every PaperList on a page, whose owners are of one kind. */
export const paperActions = (kind: PaperKind) => ({
  attachPaper: (event: RequestEvent) => {
    const owner = event.url.searchParams.get('owner') ?? '';
    return acted(event, `attachPaper:${owner}`, [], async (acting) => {
      const files = await filesIn(acting.posted);
      if (files.length === 0) refuse('attachment-bad', { why: 'empty', found: '', most: 0 });
      await attachAll(acting, { kind, owner }, files);
    });
  },
  detachPaper: (event: RequestEvent) => {
    const attachment = event.url.searchParams.get('paper') ?? '';
    return acted(event, `detachPaper:${attachment}`, ['reason'], ({ system, actor, call, posted }) =>
      detachPaper(system, actor, { attachment, reason: textOf(posted, 'reason') }, call)
    );
  }
});
