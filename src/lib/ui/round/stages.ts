/** The stages of a round with their words, and where a round stands among them. Pure. */
import { serviceWords } from '#i18n/words.ts';
import type { Language } from '#i18n/messages.ts';

export interface StageStep {
  id: string;
  word: string;
  at: 'done' | 'now' | 'next';
}

export function stageSteps(language: Language, state: string): StageStep[] {
  const stages = Object.entries(serviceWords(language).stages);
  const now = stages.findIndex(([id]) => id === state);
  return stages.map(([id, word], index) => ({
    id,
    word,
    at: index === now ? 'now' : index < now ? 'done' : 'next'
  }));
}
