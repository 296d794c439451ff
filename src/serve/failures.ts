/** Why the server did not start, in words for whoever typed the command. */
import type { ServeTexts } from '#i18n/serve-texts.ts';
import { inBoth } from '#i18n/serve.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { BadCertificate } from './certificate.ts';

/** Something to say in both languages. */
export class Trouble extends Error {
  readonly sentence: (texts: ServeTexts) => string;

  constructor(sentence: (texts: ServeTexts) => string, cause?: unknown) {
    super(inBoth(sentence), { cause });
    this.sentence = sentence;
  }
}

export function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Trouble((texts) => texts.portBusy(port, host), error);
    case 'EACCES':
      return new Trouble((texts) => texts.portForbidden(port, host), error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Trouble((texts) => texts.noSuchHost(host), error);
    default:
      return error;
  }
}

export async function explain(error: unknown): Promise<string> {
  if (error instanceof Trouble) return error.message;
  if (error instanceof BadCertificate) {
    return inBoth((texts) => texts.badTls(error.file, error.message));
  }
  if (hasProblems(error)) {
    const { describe, messagesIn } = await import('#i18n/index.ts'); // all the sentences: for this case alone
    const words = (['zh-CN', 'en'] as const).map((language) =>
      error.problems.map((each) => describe(messagesIn(language), each)).join('\n')
    );
    return words.join('\n');
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return inBoth((texts) => texts.failed(reason));
}

/** A refusal of the built program: its class is another than the one this file could import. */
const hasProblems = (error: unknown): error is { problems: Problem[] } =>
  error instanceof Error && 'problems' in error && Array.isArray(error.problems);
