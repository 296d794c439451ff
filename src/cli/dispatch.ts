/**
 * Finds the command, runs it, prints its answer. Results go to stdout (errors too under --json),
 * remarks to stderr. Exit codes: 0 done, 1 verify mismatch, 2 wrong input or usage, 3 undecided or incomplete, 70 internal.
 */
import { parseArgs } from 'node:util';
import { canonical } from '#lib/domain/canonical-json.ts';
import { problem } from '#lib/domain/problem.ts';
import { LANGUAGES, messagesIn, type Language } from '#i18n/index.ts';
import type { Call, Command } from './command.ts';
import { errorAnswer, errorLine } from './error-answer.ts';
import { faultsOf, usageFailure, type Fault } from './failure.ts';

/** Loaded when called: who grades a round does not wait for a database's drivers. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  policy: async () => (await import('./commands/policy.ts')).policy,
  grade: async () => (await import('./commands/grade.ts')).grade,
  verify: async () => (await import('./commands/verify.ts')).verify,
  'what-if': async () => (await import('./commands/what-if.ts')).whatIf,
  explain: async () => (await import('./commands/explain.ts')).explain,
  sample: async () => (await import('./commands/sample.ts')).sample,
  db: async () => (await import('./commands/db.ts')).db,
  user: async () => (await import('./commands/user.ts')).user,
  authority: async () => (await import('./commands/authority.ts')).authority,
  round: async () => (await import('./commands/round.ts')).round,
  audit: async () => (await import('./commands/audit.ts')).audit,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore
};

const COMMON = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const;

const COMMON_HELP = `  --json            the answer as one JSON value (its schema: policy schema)
  --lang zh-CN|en   the language of sentences (default zh-CN)
  --help            this text`;

export async function main(words: readonly string[]): Promise<void> {
  // Read ahead of everything else, so that a usage fault too is answered in the form and language asked for.
  const json = words.includes('--json');
  const messages = messagesIn(languageOf(words));
  try {
    const answer = await dispatch(words, { messages, say: (text) => process.stderr.write(`${text}\n`) });
    print(json ? answer.json() : answer.text());
    process.exitCode = answer.exit;
  } catch (error) {
    const faults = faultsOf(error) ?? internal(error);
    if (json) print(canonical({ errors: faults.map((fault) => errorAnswer(messages, fault)) }));
    else {
      const lines = faults.map((fault) => errorLine(messages, fault));
      process.stderr.write(`${[...lines, messages.cli.errors(faults.length)].join('\n')}\n`);
    }
    process.exitCode = faultsOf(error) ? 2 : 70;
  }
}

async function dispatch(words: readonly string[], { messages, say }: Pick<Call, 'messages' | 'say'>) {
  const { name, rest } = commandOf(words.filter((word) => word !== '--json'));
  if (name === undefined) return generalHelp();
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw usageFailure(`${name}? ${Object.keys(COMMANDS).join(', ')}`);
  const command = await load();
  const { values, positionals } = parse(command, rest);
  if (values.help === true) return helpOf(command);
  const { lang } = values;
  if (lang !== undefined && !LANGUAGES.some((language) => language === lang)) {
    throw usageFailure(`--lang ${lang}: ${LANGUAGES.join(', ')}`);
  }
  const [fewest, most] = command.words;
  if (positionals.length < fewest || positionals.length > most) throw usageFailure(command.usage);
  return command.run({ words: positionals, options: values, messages, say });
}

/** The first word that is no common option; `help NAME` is `NAME --help`. */
function commandOf(words: readonly string[]): { name: string | undefined; rest: string[] } {
  const at = words.findIndex((word, index) => !word.startsWith('-') && words[index - 1] !== '--lang');
  const rest = words.filter((_, index) => index !== at);
  return words[at] === 'help' ? { name: commandOf(rest).name, rest: ['--help'] } : { name: words[at], rest };
}

function parse(command: Command, args: string[]) {
  const options = { ...COMMON, ...command.options };
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true, tokens: true });
    const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find(
      (name, index) => command.options[name]?.multiple !== true && names.indexOf(name) < index
    );
    if (twice !== undefined) throw new TypeError(`--${twice} is given twice`);
    return parsed;
  } catch (error) {
    throw usageFailure(`${(error as Error).message}\n${command.usage}`);
  }
}

function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const [, joined] = words[at]?.split('=') ?? [];
  const asked = at < 0 ? undefined : (joined ?? words[at + 1]);
  return LANGUAGES.find((language) => language === asked) ?? 'zh-CN';
}

async function generalHelp() {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const list = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  const help = `assess COMMAND …\n\n${list.join('\n')}\n\n${COMMON_HELP}\n\nassess COMMAND --help says more.`;
  return { exit: 0 as const, json: () => canonical({ help }), text: () => help };
}

function helpOf({ usage, help: text }: Command) {
  const help = `assess ${usage}\n\n${text}\n\n${COMMON_HELP}`;
  return { exit: 0 as const, json: () => canonical({ help }), text: () => help };
}

function internal(error: unknown): Fault[] {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [problem('internal', { reason })];
}

function print(text: string): void {
  process.stdout.on('error', explainBrokenOutput);
  process.stderr.on('error', () => undefined); // nobody is there to be told
  process.stdout.write(`${text}\n`);
}

/** The reader may stop early (`| head`); a full disk is a fault of the output. */
function explainBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = 2;
  process.stderr.write(`stdout: ${error.message} [unwritable-file]\n`);
}
