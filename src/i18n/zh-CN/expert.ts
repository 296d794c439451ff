/** All words of the expert's screens, to be fetched as one. */
import type { ExpertTexts } from '../expert-texts.ts';
import { bench } from './bench.ts';
import { methods } from './methods.ts';
import { sheet } from './sheet.ts';

export const expert: ExpertTexts = { sheet, methods, bench };
