/** The words of a public notice, by language. */
import { notice as en } from './en/notice.ts';
import type { Language } from './messages.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { notice as zhCN } from './zh-CN/notice.ts';

const TEXTS: { readonly [L in Language]: NoticeTexts } = { 'zh-CN': zhCN, en };

export const noticeTexts = (language: Language): NoticeTexts => TEXTS[language];
