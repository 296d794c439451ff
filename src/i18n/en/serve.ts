/** What the server's entry says on the terminal. */
import type { ServeTexts } from '../serve-texts.ts';

export const en: ServeTexts = {
  ready: (address) => `Jiangping is running: ${address}`,
  firstAdministrator: (name, link, until) =>
    `Nobody can sign in as administrator yet. “${name}” opens this link to choose a password (works once, until ${until} Beijing time):\n${link}`,
  stopping: (seconds) =>
    `Stopping: no new connections; what is being answered gets ${seconds} more seconds. Once more ends it at once.`,
  stopped: 'Stopped.',
  notEncrypted: (address) =>
    `Note: ${address} is not encrypted. Passwords can be read on the network, and tablets cannot work offline (browsers ask for https). Set JIANGPING_TLS_CERT and JIANGPING_TLS_KEY, or put it behind an https proxy with JIANGPING_PROXY=1.`,
  portBusy: (port, host) =>
    `Port ${port} (${host}) is in use by another program. Stop that program, or choose another port with JIANGPING_PORT.`,
  portForbidden: (port, host) =>
    `Port ${port} (${host}) may not be used by this account. Choose one above 1024 with JIANGPING_PORT.`,
  noSuchHost: (host) => `This machine has no address “${host}”. Check JIANGPING_HOST.`,
  badPort: (given) => `JIANGPING_PORT must be a whole number from 1 to 65535; it is “${given}”.`,
  badSwitch: (variable, given) => `${variable} can only be 1 or 0; it is “${given}”.`,
  halfTls:
    'JIANGPING_TLS_CERT and JIANGPING_TLS_KEY must be set together: the file of the certificate and that of its key.',
  tlsAndProxy:
    'With JIANGPING_PROXY=1 the proxy does the https: do not set JIANGPING_TLS_CERT and JIANGPING_TLS_KEY.',
  badTls: (file, reason) => `The certificate or its key cannot be used (${file}): ${reason}`,
  tlsReloaded: 'The new certificate is in use.',
  tlsKept: 'The certificate of before stays in use.',
  notBuilt: (folder) => `The built program was not found (${folder}). Run npm start, or npm run build first.`,
  building: 'Building the pages, about a minute …',
  buildFailed: 'The build failed; the reason stands above.',
  failed: (reason) => `Could not start: ${reason}`
};
