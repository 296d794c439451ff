/** The server's own log: one JSON line an event, to stderr. Never a name, an input or a secret. */
import { pino } from 'pino';

export const log = pino(
  { base: null, level: process.env.JIANGPING_LOG ?? 'info', timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true })
);
