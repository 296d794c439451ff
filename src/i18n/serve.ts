/** The words of the server's entry, in both languages at once: nobody has signed in there, so no language was chosen. */
import { en } from './en/serve.ts';
import type { ServeTexts } from './serve-texts.ts';
import { zhCN } from './zh-CN/serve.ts';

/** The Chinese sentence, and below it the English one. */
export const inBoth = (sentence: (texts: ServeTexts) => string): string =>
  `${sentence(zhCN)}\n${sentence(en)}`;
