/** Stages, roles, kinds and acts by language, for the server's pages: too much to send to a browser for one word. */
import { words as en } from './en/service-words.ts';
import type { Language } from './messages.ts';
import type { ServiceWords } from './service-words.ts';
import { words as zhCN } from './zh-CN/service-words.ts';

const WORDS: { readonly [L in Language]: ServiceWords } = { 'zh-CN': zhCN, en };

export const serviceWords = (language: Language): ServiceWords => WORDS[language];
