/** All words of the expert's screens in one language. */
import type { BenchTexts } from './bench-texts.ts';
import type { MethodTexts } from './messages.ts';
import type { SheetTexts } from './sheet-texts.ts';

export interface ExpertTexts {
  sheet: SheetTexts;
  methods: MethodTexts;
  bench: BenchTexts;
}
