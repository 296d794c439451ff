/** The words of the result page, by language. */
import { page as en } from './en/page.ts';
import type { Language, PageTexts } from './messages.ts';
import { page as zhCN } from './zh-CN/page.ts';

const TEXTS: { readonly [L in Language]: PageTexts } = { 'zh-CN': zhCN, en };

export const pageTexts = (language: Language): PageTexts => TEXTS[language];
