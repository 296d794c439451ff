/** Whom an address stands for. A household of IPv6 has 2^64 addresses: counted one by one, no limit would hold. */
import { isIPv6 } from 'node:net';

/** IPv4 as it is, IPv6 by its /64; what is neither stays as it was given. */
export function networkOf(address: string): string {
  const bare = address.trim().toLowerCase().replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = '', tail] = bare.split('::');
  const groups = head === '' ? [] : head.split(':');
  // `::` stands for as many zeros as are missing; a tail reaches into the first half only where it is long.
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':');
    // A dotted end is two groups.
    const known = groups.length + rest.length + (rest.at(-1)?.includes('.') ? 1 : 0);
    groups.push(...Array<string>(8 - known).fill('0'), ...rest);
  }
  const network = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
