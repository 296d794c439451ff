/** The words of the page on how the store is, by language. */
import type { AdminHealthTexts } from './admin-health-texts.ts';
import { adminHealth as en } from './en/admin-health.ts';
import type { Language } from './messages.ts';
import { adminHealth as zhCN } from './zh-CN/admin-health.ts';

const TEXTS: { readonly [L in Language]: AdminHealthTexts } = { 'zh-CN': zhCN, en };

export const adminHealthTexts = (language: Language): AdminHealthTexts => TEXTS[language];
