/** The words of the pages that need no account, by language. */
import { publicPages as en } from './en/public.ts';
import type { Language } from './messages.ts';
import type { PublicTexts } from './public-texts.ts';
import { publicPages as zhCN } from './zh-CN/public.ts';

const TEXTS: { readonly [L in Language]: PublicTexts } = { 'zh-CN': zhCN, en };

export const publicTexts = (language: Language): PublicTexts => TEXTS[language];
