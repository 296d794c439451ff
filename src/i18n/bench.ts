/** The words of the expert's screens for the server, which has both languages at hand. Browsers: expert.ts. */
import type { BenchTexts } from './bench-texts.ts';
import { bench as en } from './en/bench.ts';
import type { Language } from './messages.ts';
import { bench as zhCN } from './zh-CN/bench.ts';

const TEXTS: { readonly [L in Language]: BenchTexts } = { 'zh-CN': zhCN, en };

export const benchTexts = (language: Language): BenchTexts => TEXTS[language];
