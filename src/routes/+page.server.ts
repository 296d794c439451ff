/** Loads what the demo left behind (`npm run demo`), read anew for each request: the demo may have run again. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Sha256 } from '#lib/domain/canonical-json.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { languageOf } from '#lib/ui/language.ts';
import { describe, messagesIn, type Language } from '#i18n/index.ts';
import { readBundle } from './read-bundle.ts';
import { resultView } from './result-view.ts';
import type { PageServerLoad } from './$types';

const FILE = 'demo/bundle.json';
/** One fault often brings a hundred others; the first few say enough. */
const SHOWN_PROBLEMS = 5;

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');

export const load: PageServerLoad = async ({ url }) => {
  const language = languageOf(url);
  const bytes = await readFile(resolve(FILE)).catch(codeOf);
  if (bytes === 'ENOENT') return { state: 'empty' as const };
  if (typeof bytes === 'string') {
    return broken(language, [problem('unreadable-file', { file: FILE, reason: bytes })]);
  }
  const read = readBundle(bytes, sha256);
  if (!read.ok) return broken(language, read.problems);
  const view = resultView(read.value, url.searchParams.get('studio'), messagesIn(language));
  return { state: 'full' as const, view };
};

function broken(language: Language, problems: readonly Problem[]) {
  const messages = messagesIn(language);
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  return {
    state: 'broken' as const,
    problems: shown.map((each) => ({ path: each.path ?? '', text: describe(messages, each) })),
    more: problems.length - shown.length
  };
}

/** Not the error's own message: it names the server's folders. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
