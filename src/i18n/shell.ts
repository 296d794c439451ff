/** The words around every page, by language. Apart from the other messages, so that nothing heavy comes along. */
import { shell as en } from './en/shell.ts';
import type { Language } from './messages.ts';
import type { ShellTexts } from './shell-texts.ts';
import { shell as zhCN } from './zh-CN/shell.ts';

const TEXTS: { readonly [L in Language]: ShellTexts } = { 'zh-CN': zhCN, en };

export const shellTexts = (language: Language): ShellTexts => TEXTS[language];
