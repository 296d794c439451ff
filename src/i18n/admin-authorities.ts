/** The words of the page on districts and supervising bodies, by language. */
import type { AdminAuthoritiesTexts } from './admin-authorities-texts.ts';
import { adminAuthorities as en } from './en/admin-authorities.ts';
import type { Language } from './messages.ts';
import { adminAuthorities as zhCN } from './zh-CN/admin-authorities.ts';

const TEXTS: { readonly [L in Language]: AdminAuthoritiesTexts } = { 'zh-CN': zhCN, en };

export const adminAuthoritiesTexts = (language: Language): AdminAuthoritiesTexts => TEXTS[language];
