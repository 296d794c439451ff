/** The words of the pages of rounds, by language. */
import { rounds as en } from './en/rounds.ts';
import type { Language } from './messages.ts';
import type { RoundsTexts } from './rounds-texts.ts';
import { rounds as zhCN } from './zh-CN/rounds.ts';

const TEXTS: { readonly [L in Language]: RoundsTexts } = { 'zh-CN': zhCN, en };

export const roundsTexts = (language: Language): RoundsTexts => TEXTS[language];
