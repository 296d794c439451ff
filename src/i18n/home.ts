/** The words of the home page, by language. */
import { home as en } from './en/home.ts';
import type { HomeTexts } from './home-texts.ts';
import type { Language } from './messages.ts';
import { home as zhCN } from './zh-CN/home.ts';

const TEXTS: { readonly [L in Language]: HomeTexts } = { 'zh-CN': zhCN, en };

export const homeTexts = (language: Language): HomeTexts => TEXTS[language];
