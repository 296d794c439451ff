/** The words of papers, by language. */
import { papers as en } from './en/papers.ts';
import type { Language } from './messages.ts';
import type { PapersTexts } from './papers-texts.ts';
import { papers as zhCN } from './zh-CN/papers.ts';

const TEXTS: { readonly [L in Language]: PapersTexts } = { 'zh-CN': zhCN, en };

export const papersTexts = (language: Language): PapersTexts => TEXTS[language];
