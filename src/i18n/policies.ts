/** The words of the pages on regulations, by language. */
import { policies as en } from './en/policies.ts';
import type { Language } from './messages.ts';
import type { PoliciesTexts } from './policies-texts.ts';
import { policies as zhCN } from './zh-CN/policies.ts';

const TEXTS: { readonly [L in Language]: PoliciesTexts } = { 'zh-CN': zhCN, en };

export const policiesTexts = (language: Language): PoliciesTexts => TEXTS[language];
