/** What a command is: how it is called, and what it answers. */
import type { ParseArgsOptionDescriptor } from 'node:util';
import type { Messages } from '#i18n/index.ts';

export interface Call {
  words: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  messages: Messages;
  /** Progress and remarks, for people: goes to stderr. */
  say: (text: string) => void;
}

export interface Answer {
  /** 0 done, 1 verify mismatch, 3 undecided or incomplete */
  exit: 0 | 1 | 3;
  /** the canonical text of a value of the command's published schema */
  json: () => string;
  text: () => string;
}

export interface Command {
  usage: string;
  summary: string;
  options: Record<string, ParseArgsOptionDescriptor>;
  /** the fewest and the most words after the command's name */
  words: [number, number];
  help: string;
  run: (call: Call) => Answer | Promise<Answer>;
}

export function text(call: Call, option: string): string | undefined {
  const value = call.options[option];
  return typeof value === 'string' ? value : undefined;
}
