import { canonical } from '#lib/domain/canonical-json.ts';
import { checkStore } from '#lib/server/check.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import type { Answer, Call, Command } from '../command.ts';
import { errorAnswer, errorLine } from '../error-answer.ts';
import { usageFailure } from '../failure.ts';
import { STORE_HELP, storeOptions, storeUrl, withSystem } from '../store.ts';

export const db: Command = {
  usage: 'db migrate | check [--store URL]',
  summary: 'brings a store to this version (makes a new one), or looks whether it is sound',
  options: storeOptions,
  words: [1, 1],
  help: `  db migrate         a new file or database gets its tables; one with data is copied first, and the copy read back
  db check           the engine's own integrity check, settings, version, contents, room on the disk

${STORE_HELP}

Exit codes: 0 done, 1 check found faults, 2 refused.`,
  run(call) {
    const [verb] = call.words;
    if (verb === 'migrate') return migrated(call);
    if (verb === 'check') return check(call);
    throw usageFailure(db.usage);
  }
};

async function migrated(call: Call): Promise<Answer> {
  const { applied, backup } = await migrate(storeUrl(call));
  return {
    exit: 0,
    json: () => canonical({ applied, backup }),
    text: () => call.messages.store.migrated(applied, backup)
  };
}

async function check(call: Call): Promise<Answer> {
  const { messages } = call;
  const { engine, findings, problems } = await withSystem(call, checkStore);
  return {
    exit: problems.length > 0 ? 1 : 0,
    json: () => canonical({ engine, findings, errors: problems.map((each) => errorAnswer(messages, each)) }),
    text: () =>
      [
        messages.store.checked(engine, problems.length),
        ...findings.map(({ name, value }) => `  ${name}: ${value}`),
        ...problems.map((each) => errorLine(messages, each))
      ].join('\n')
  };
}
