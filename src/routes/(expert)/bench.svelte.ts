/** The opened workbench and the choices of this browser, for the screens below the layout. */
import { createContext, type Snippet } from 'svelte';
import type { BenchTexts } from '#i18n/bench-texts.ts';
import type { Language, MethodTexts } from '#i18n/messages.ts';
import type { SheetTexts } from '#i18n/sheet-texts.ts';
import type { Workbench } from '#lib/offline/workbench.svelte.ts';

export interface Bench {
  readonly workbench: Workbench;
  readonly language: Language;
  readonly texts: SheetTexts;
  readonly methods: MethodTexts;
  readonly words: BenchTexts;
  /** what is kept where, below the bar */
  readonly strips: Snippet;
  /** Which sheet is on the screen: the strip speaks of it. */
  shown: string | null;
}

export const [benchOf, provideBench] = createContext<Bench>();
