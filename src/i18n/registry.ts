/** The words of the registers, by language. */
import { registry as en } from './en/registry.ts';
import type { Language } from './messages.ts';
import type { RegistryTexts } from './registry-texts.ts';
import { registry as zhCN } from './zh-CN/registry.ts';

const TEXTS: { readonly [L in Language]: RegistryTexts } = { 'zh-CN': zhCN, en };

export const registryTexts = (language: Language): RegistryTexts => TEXTS[language];
