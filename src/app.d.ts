/** What SvelteKit's own types must know of ours. */
import type { Language } from '#i18n/messages.ts';
import type { Theme } from '#lib/ui/preferences.ts';
import type { SignedIn } from '#lib/web/signed-in.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      theme: Theme;
      /** null: nobody, or the session ended */
      signedIn: SignedIn | null;
      /** of the request, in the log and on an error page */
      requestId: string;
    }
    interface Error {
      message: string;
      language: Language;
      requestId: string;
    }
    interface PageData {
      language?: Language;
    }
  }
}
