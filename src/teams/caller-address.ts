/** From which address a request came: as the proxy says that stands in front of us, where one does. */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import { isPublic } from './public-address.ts';

/**
 * The caller's address, of IPv6 the network of it that one household or office has. Whoever reaches us from the public
 * internet is believed nothing; a proxy of our own network puts the address that it saw last, after what callers claim.
 * Null where none is told but one of our own network: that is the address of a proxy, and so of everybody behind it.
 */
export function callerAddress({ headers, socket }: Asking): string | null {
  const peer = plain(socket.remoteAddress ?? '');
  if (isOutside(peer)) return networkOf(peer);
  const told = String(headers['x-forwarded-for'] ?? '');
  const last = plain(told.slice(told.lastIndexOf(',') + 1));
  return isOutside(last) ? networkOf(last) : null;
}

const isOutside = (address: string): boolean => isIP(address) !== 0 && isPublic(address);

type Asking = { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } };

/** Without the port that some proxies add, and IPv4 as such. */
function plain(address: string): string {
  const bare = address.trim().replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return bare.replace(/^::ffff:(?=[\d.]+$)/i, '');
}

/** The first four groups of an IPv6 address: the rest is its owner's to choose. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const head = before.split(':').filter(Boolean);
  const tail = after?.split(':').filter(Boolean) ?? [];
  const zeros =
    after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
