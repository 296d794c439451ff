/** The words of the page on the audit chain, by language. */
import type { AdminAuditTexts } from './admin-audit-texts.ts';
import { adminAudit as en } from './en/admin-audit.ts';
import type { Language } from './messages.ts';
import { adminAudit as zhCN } from './zh-CN/admin-audit.ts';

const TEXTS: { readonly [L in Language]: AdminAuditTexts } = { 'zh-CN': zhCN, en };

export const adminAuditTexts = (language: Language): AdminAuditTexts => TEXTS[language];
