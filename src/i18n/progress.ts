/** The words of a round's progress, by language. */
import { progress as en } from './en/progress.ts';
import type { Language } from './messages.ts';
import type { ProgressTexts } from './progress-texts.ts';
import { progress as zhCN } from './zh-CN/progress.ts';

const TEXTS: { readonly [L in Language]: ProgressTexts } = { 'zh-CN': zhCN, en };

export const progressTexts = (language: Language): ProgressTexts => TEXTS[language];
