import { canonical } from '#lib/domain/canonical-json.ts';
import { backup as backUp } from '#lib/server/backup/backup.ts';
import type { Command } from '../command.ts';
import { errorAnswer, errorLine } from '../error-answer.ts';
import { STORE_HELP, storeOptions, withSystem } from '../store.ts';

export const backup: Command = {
  usage: 'backup FILE [--store URL]',
  summary: 'database and attachments into one archive that was read back, while the server goes on',
  options: storeOptions,
  words: [1, 1],
  help: `The archive holds one moment of the store and fits both engines: restore it into a new SQLite file or an empty
PostgreSQL database. Sessions are left out: everybody signs in again.

${STORE_HELP}

Exit codes: 0 written and read back, 1 so too, but contents that rows name were missing, 2 refused; then there is no FILE.`,
  async run(call) {
    const [file = ''] = call.words;
    const { messages } = call;
    const { rows, contents, audit, problems } = await withSystem(call, (system) => backUp(system, file));
    return {
      exit: problems.length > 0 ? 1 : 0,
      json: () =>
        canonical({
          file,
          rows,
          contents,
          audit,
          errors: problems.map((each) => errorAnswer(messages, each))
        }),
      text: () =>
        [
          messages.store.backedUp(file, rows, contents),
          ...problems.map((each) => errorLine(messages, each))
        ].join('\n')
    };
  }
};
