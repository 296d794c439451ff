/** The words of lists, by language. */
import { list as en } from './en/list.ts';
import type { ListTexts } from './list-texts.ts';
import type { Language } from './messages.ts';
import { list as zhCN } from './zh-CN/list.ts';

const TEXTS: { readonly [L in Language]: ListTexts } = { 'zh-CN': zhCN, en };

export const listTexts = (language: Language): ListTexts => TEXTS[language];
