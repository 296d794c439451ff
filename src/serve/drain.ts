/** Ending a server in good order: nothing new, what is being answered is finished, then all is closed. */
import type { Server, ServerResponse } from 'node:http';
import type { Server as TlsServer } from 'node:https';

export interface Drain {
  readonly isOn: boolean;
  /** For every answer: its connection ends with it once the drain is on. */
  watch: (response: ServerResponse) => void;
  /** Resolves when the last connection is gone; after `limit` ms those that are left are cut. */
  start: (limit: number) => Promise<void>;
}

export function makeDrain(server: Server | TlsServer): Drain {
  let isOn = false;
  const sweep = (): void => {
    // The connection counts as idle only after this event.
    if (isOn) setImmediate(() => server.closeIdleConnections());
  };
  return {
    get isOn() {
      return isOn;
    },
    watch: (response) => response.on('close', sweep),
    async start(limit) {
      isOn = true;
      const cut = setTimeout(() => server.closeAllConnections(), limit);
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      clearTimeout(cut);
    }
  };
}
