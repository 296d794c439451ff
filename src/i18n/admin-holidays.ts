/** The words of the page on holidays, by language. */
import type { AdminHolidaysTexts } from './admin-holidays-texts.ts';
import { adminHolidays as en } from './en/admin-holidays.ts';
import type { Language } from './messages.ts';
import { adminHolidays as zhCN } from './zh-CN/admin-holidays.ts';

const TEXTS: { readonly [L in Language]: AdminHolidaysTexts } = { 'zh-CN': zhCN, en };

export const adminHolidaysTexts = (language: Language): AdminHolidaysTexts => TEXTS[language];
