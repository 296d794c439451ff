/** The words of the page's language, on the server as in the browser. */
import { expertTexts } from '#i18n/expert.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({ ...data, texts: await expertTexts(data.language) });
