/** The words of the settle page, by language. */
import { settle as en } from './en/settle.ts';
import type { Language } from './messages.ts';
import type { SettleTexts } from './settle-texts.ts';
import { settle as zhCN } from './zh-CN/settle.ts';

const TEXTS: { readonly [L in Language]: SettleTexts } = { 'zh-CN': zhCN, en };

export const settleTexts = (language: Language): SettleTexts => TEXTS[language];
