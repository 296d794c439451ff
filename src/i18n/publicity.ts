/** The words of the page on which results are made public, by language. */
import { publicity as en } from './en/publicity.ts';
import type { Language } from './messages.ts';
import type { PublicityTexts } from './publicity-texts.ts';
import { publicity as zhCN } from './zh-CN/publicity.ts';

const TEXTS: { readonly [L in Language]: PublicityTexts } = { 'zh-CN': zhCN, en };

export const publicityTexts = (language: Language): PublicityTexts => TEXTS[language];
