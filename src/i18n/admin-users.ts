/** The words of the pages on accounts, by language. */
import type { AdminUsersTexts } from './admin-users-texts.ts';
import { adminUsers as en } from './en/admin-users.ts';
import type { Language } from './messages.ts';
import { adminUsers as zhCN } from './zh-CN/admin-users.ts';

const TEXTS: { readonly [L in Language]: AdminUsersTexts } = { 'zh-CN': zhCN, en };

export const adminUsersTexts = (language: Language): AdminUsersTexts => TEXTS[language];
