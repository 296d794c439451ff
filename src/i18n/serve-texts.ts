/** What the server's entry says on the terminal. */
export interface ServeTexts {
  ready(address: string): string;
  firstAdministrator(name: string, link: string, until: string): string;
  stopping(seconds: number): string;
  stopped: string;
  notEncrypted(address: string): string;
  portBusy(port: number, host: string): string;
  portForbidden(port: number, host: string): string;
  noSuchHost(host: string): string;
  badPort(given: string): string;
  badSwitch(variable: string, given: string): string;
  halfTls: string;
  tlsAndProxy: string;
  badTls(file: string, reason: string): string;
  tlsReloaded: string;
  tlsKept: string;
  notBuilt(folder: string): string;
  building: string;
  buildFailed: string;
  failed(reason: string): string;
}
