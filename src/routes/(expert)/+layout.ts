/** The expert's screens are drawn in the browser from what the device holds: they open without a network. */
import { expertTexts } from '#i18n/expert.ts';
import { storedPreferences } from '#lib/ui/preferences.ts';
import type { LayoutLoad } from './$types';

export const ssr = false;

/** The words are there before anything is drawn. */
export const load: LayoutLoad = async () => {
  const { language } = storedPreferences();
  return { language, texts: await expertTexts(language) };
};
