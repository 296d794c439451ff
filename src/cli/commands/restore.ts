import { canonical } from '#lib/domain/canonical-json.ts';
import { restore as restoreFrom } from '#lib/server/backup/restore.ts';
import type { Command } from '../command.ts';
import { errorAnswer, errorLine } from '../error-answer.ts';
import { STORE_HELP, storeOptions, storeUrl, systemOptions } from '../store.ts';

export const restore: Command = {
  usage: 'restore FILE [--store URL]',
  summary: 'a backup into an empty store, verified',
  options: storeOptions,
  words: [1, 1],
  help: `Checks the whole archive first; then all rows go in at once, or none. The store must be empty: a SQLite file that is not
there yet is made. The audit chain is walked over what was restored, and compared with an anchors file that stands beside the
store (or in $JIANGPING_ANCHORS), which tells of acts after the backup; that file is then kept under another name. One-time
codes that were open are void.

${STORE_HELP}

Exit codes: 0 restored and whole, 1 restored, but the audit chain names differences, 2 refused.`,
  async run(call) {
    const [file = ''] = call.words;
    const { messages } = call;
    const { manifest, verification, oldAnchors } = await restoreFrom(
      storeUrl(call),
      file,
      systemOptions(call)
    );
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    const contents = Object.keys(manifest.contents).length;
    const { problems } = verification;
    return {
      exit: problems.length > 0 ? 1 : 0,
      json: () =>
        canonical({
          madeAt: manifest.madeAt,
          rows,
          contents,
          oldAnchors,
          errors: problems.map((each) => errorAnswer(messages, each))
        }),
      text: () =>
        [
          messages.store.restored(manifest.madeAt, rows, contents, problems.length),
          ...(oldAnchors === null ? [] : [messages.store.anchorsKept(oldAnchors)]),
          ...problems.map((each) => errorLine(messages, each))
        ].join('\n')
    };
  }
};
