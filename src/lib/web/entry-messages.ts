/** What the built program and the entry that serves it (src/serve) tell each other, as events of the process. */

export const FIRST_ADMINISTRATOR = 'jiangping:first-administrator';
/** SvelteKit's own name: the last request is answered. */
export const SHUTDOWN = 'sveltekit:shutdown';

/** Said to the terminal, never to a log. */
export interface FirstAdministrator {
  name: string;
  code: string;
  expiresAt: number;
}
