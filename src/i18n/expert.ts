/** The words of the expert's screens, one language at a time: a device fetches the one that it shows. */
import type { ExpertTexts } from './expert-texts.ts';
import type { Language } from './messages.ts';

const EXPERT: { readonly [L in Language]: () => Promise<{ expert: ExpertTexts }> } = {
  'zh-CN': () => import('./zh-CN/expert.ts'),
  en: () => import('./en/expert.ts')
};

/** @throws where the language is not on the device and there is no network */
export const expertTexts = async (language: Language): Promise<ExpertTexts> =>
  (await EXPERT[language]()).expert;
