/** The words of the page of one's own account, by language. */
import { profile as en } from './en/profile.ts';
import type { Language } from './messages.ts';
import type { ProfileTexts } from './profile-texts.ts';
import { profile as zhCN } from './zh-CN/profile.ts';

const TEXTS: { readonly [L in Language]: ProfileTexts } = { 'zh-CN': zhCN, en };

export const profileTexts = (language: Language): ProfileTexts => TEXTS[language];
