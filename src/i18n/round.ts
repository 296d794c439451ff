/** The words at the head of a round's pages, by language. */
import { round as en } from './en/round.ts';
import type { Language } from './messages.ts';
import type { RoundTexts } from './round-texts.ts';
import { round as zhCN } from './zh-CN/round.ts';

const TEXTS: { readonly [L in Language]: RoundTexts } = { 'zh-CN': zhCN, en };

export const roundTexts = (language: Language): RoundTexts => TEXTS[language];
