/**
 * How a browser reached us, and from where: settled here, so that the built handler believes no header that a client made
 * up. Without a proxy it is what the socket says; with one, what that one proxy added.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Of our own making: whatever a client sends under these names is overwritten. */
export const PROTOCOL_HEADER = 'x-jiangping-protocol';
export const HOST_HEADER = 'x-jiangping-host';
export const ADDRESS_HEADER = 'x-jiangping-address';

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip'
];

const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

export interface TrueAddress {
  protocol: 'http' | 'https';
  host: string;
  address: string;
}

/** undefined: no browser asks like this, and nothing true can be said about it */
export function trueAddress(
  { headers, socket, url = '' }: Pick<IncomingMessage, 'headers' | 'socket' | 'url'>,
  isBehindProxy: boolean
): TrueAddress | undefined {
  const forwarded = (name: string): string | undefined => (isBehindProxy ? last(headers, name) : undefined);
  const isEncrypted = 'encrypted' in socket && socket.encrypted === true;
  const protocol = forwarded('x-forwarded-proto') ?? (isEncrypted ? 'https' : 'http');
  const host = forwarded('x-forwarded-host') ?? headers.host ?? '';
  const address = forwarded('x-forwarded-for') ?? socket.remoteAddress ?? '';
  if (protocol !== 'http' && protocol !== 'https') return undefined;
  // The handler puts the host before the path: with an address in place of a path, the host would be another.
  if (!HOST.test(host) || !url.startsWith('/')) return undefined;
  return { protocol, host, address };
}

/** A list grows at its end: what stands last is the proxy's own word. */
function last(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const text = Array.isArray(value) ? value.join(',') : value;
  return text?.split(',').at(-1)?.trim() || undefined;
}

/** The headers that the built handler gets to see. */
export const settledHeaders = (
  headers: IncomingHttpHeaders,
  { protocol, host, address }: TrueAddress
): IncomingHttpHeaders => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !FORWARDED.includes(name))),
  [PROTOCOL_HEADER]: protocol,
  [HOST_HEADER]: host,
  [ADDRESS_HEADER]: address
});
