/** Faults in words: for --json answers and for people. */
import type { Messages } from '#i18n/index.ts';
import { describe } from '#i18n/index.ts';
import type { ErrorAnswer } from './contracts.ts';
import type { Fault } from './failure.ts';

export function errorAnswer(messages: Messages, fault: Fault): ErrorAnswer {
  if ('problem' in fault) {
    const at = `${fault.file}:${fault.line}:${fault.column}`;
    const { problem } = fault;
    return { code: problem.code, message: `${at}: ${describe(messages, problem)}`, path: at };
  }
  const { participant, expert, criterion, path } = fault;
  return {
    code: fault.code,
    message: describe(messages, fault),
    ...(participant === undefined ? {} : { participant }),
    ...(expert === undefined ? {} : { expert }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(path === undefined ? {} : { path })
  };
}

/** One line a fault: where, what, and its code. */
export function errorLine(messages: Messages, fault: Fault): string {
  const { code, message, participant, expert, criterion, path } = errorAnswer(messages, fault);
  if ('problem' in fault) return `${message} [${code}]`;
  const who = [participant, expert, criterion].filter((each) => each !== undefined).join(' / ');
  return `${[path, who && `(${who})`].filter(Boolean).join(' ')}${path || who ? ': ' : ''}${message} [${code}]`;
}
