/** The words of verified figures, by language. */
import { facts as en } from './en/facts.ts';
import type { FactsTexts } from './facts-texts.ts';
import type { Language } from './messages.ts';
import { facts as zhCN } from './zh-CN/facts.ts';

const TEXTS: { readonly [L in Language]: FactsTexts } = { 'zh-CN': zhCN, en };

export const factsTexts = (language: Language): FactsTexts => TEXTS[language];
