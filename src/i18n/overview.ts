/** The words of the overview, by language. */
import { overview as en } from './en/overview.ts';
import type { Language } from './messages.ts';
import type { OverviewTexts } from './overview-texts.ts';
import { overview as zhCN } from './zh-CN/overview.ts';

const TEXTS: { readonly [L in Language]: OverviewTexts } = { 'zh-CN': zhCN, en };

export const overviewTexts = (language: Language): OverviewTexts => TEXTS[language];
