/** The words of the ways in, by language. */
import type { DoorTexts } from './door-texts.ts';
import { door as en } from './en/door.ts';
import type { Language } from './messages.ts';
import { door as zhCN } from './zh-CN/door.ts';

const TEXTS: { readonly [L in Language]: DoorTexts } = { 'zh-CN': zhCN, en };

export const doorTexts = (language: Language): DoorTexts => TEXTS[language];
