/** What the environment says about serving, read once and checked whole. Must not know the store or any page. */
import { resolve } from 'node:path';
import type { ServeTexts } from '#i18n/serve-texts.ts';

export interface Settings {
  host: string;
  port: number;
  /** paths of the two PEM files */
  tls: { certificate: string; key: string } | null;
  /** one proxy stands in front, and its forwarded headers are true */
  isBehindProxy: boolean;
}

export type Complaint = (texts: ServeTexts) => string;

/** Only this machine: what is open to a network needs https, which somebody has to set up. */
const HOST_DEFAULT = '127.0.0.1';
const PORT_DEFAULT = 3000;

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(environment: Environment, folder: string): Settings | Complaint[] {
  const complaints: Complaint[] = [];
  const given = (name: string): string | undefined => environment[`JIANGPING_${name}`] || undefined;

  const portText = given('PORT') ?? String(PORT_DEFAULT);
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535)
    complaints.push((texts) => texts.badPort(portText));

  const proxy = given('PROXY') ?? '0';
  if (proxy !== '0' && proxy !== '1') complaints.push((texts) => texts.badSwitch('JIANGPING_PROXY', proxy));
  const isBehindProxy = proxy === '1';

  const certificate = given('TLS_CERT');
  const key = given('TLS_KEY');
  if ((certificate === undefined) !== (key === undefined)) complaints.push((texts) => texts.halfTls);
  else if (certificate !== undefined && isBehindProxy) complaints.push((texts) => texts.tlsAndProxy);
  const tls =
    certificate === undefined || key === undefined
      ? null
      : { certificate: resolve(folder, certificate), key: resolve(folder, key) };

  if (complaints.length > 0) return complaints;
  return { host: given('HOST') ?? HOST_DEFAULT, port, tls, isBehindProxy };
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** As it is typed into a browser on this machine. */
export function addressOf({ host, port, tls }: Settings): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}`;
}
