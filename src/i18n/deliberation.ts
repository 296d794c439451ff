/** The words of deliberation, by language. */
import { deliberation as en } from './en/deliberation.ts';
import type { Language } from './messages.ts';
import type { DeliberationTexts } from './deliberation-texts.ts';
import { deliberation as zhCN } from './zh-CN/deliberation.ts';

const TEXTS: { readonly [L in Language]: DeliberationTexts } = { 'zh-CN': zhCN, en };

export const deliberationTexts = (language: Language): DeliberationTexts => TEXTS[language];
