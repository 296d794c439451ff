/** The words around every chart, by language. */
import type { ChartsTexts } from './charts-texts.ts';
import { charts as en } from './en/charts.ts';
import type { Language } from './messages.ts';
import { charts as zhCN } from './zh-CN/charts.ts';

const TEXTS: { readonly [L in Language]: ChartsTexts } = { 'zh-CN': zhCN, en };

export const chartsTexts = (language: Language): ChartsTexts => TEXTS[language];
