/** What the bar above a page made by the server shows. */
import type { Language } from '#i18n/messages.ts';
import type { AccountRole, Me } from '#lib/ui/me.ts';
import type { Theme } from '#lib/ui/preferences.ts';
import type { SignedIn } from './signed-in.ts';

export interface DeskData {
  language: Language;
  theme: Theme;
  me: Me;
  isSample: boolean;
}

/** The store was filled by the demo: every page says so. */
export const isSample = (): boolean => process.env.JIANGPING_SAMPLE === '1';

export const deskData = (
  { language, theme }: Pick<App.Locals, 'language' | 'theme'>,
  { name, actor }: SignedIn
): DeskData => ({
  language,
  theme,
  // A session belongs to an account, and those have no other roles.
  me: { name, role: actor.role as AccountRole },
  isSample: isSample()
});
