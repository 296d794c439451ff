/** The words of preparing a round, by language. */
import { setup as en } from './en/setup.ts';
import type { Language } from './messages.ts';
import type { SetupTexts } from './setup-texts.ts';
import { setup as zhCN } from './zh-CN/setup.ts';

const TEXTS: { readonly [L in Language]: SetupTexts } = { 'zh-CN': zhCN, en };

export const setupTexts = (language: Language): SetupTexts => TEXTS[language];
