/** Keeps a name that may be asked for from leading into the house: only addresses of the public internet are taken. */
import { lookup as machineLookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** A name that leads to an address of this machine or its network. */
export class NotPublic extends Error {
  override name = 'NotPublic';
}

const NETWORKS = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
/** Addresses that hold another one are judged by it where they map IPv4, and not taken where they translate it. */
const NETWORKS_6 = [
  ['::', 127],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

const inside = new BlockList();
for (const [network, bits] of NETWORKS) inside.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of NETWORKS_6) inside.addSubnet(network, bits, 'ipv6');

export const isPublic = (address: string): boolean =>
  !inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * A lookup that gives what `lookup` gives, or `NotPublic` when any of it is not public. The connection is made to
 * what it gave: a name that leads elsewhere the next time gains nothing.
 */
export const publicOnly =
  (lookup: LookupFunction = machineLookup): LookupFunction =>
  (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      // A name that cannot be looked up comes without any list.
      if (error) return callback(error, '', 0);
      const addresses = typeof found === 'string' ? [] : found;
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublic(address)))
        return callback(new NotPublic('The name leads to an address that is not public.'), '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
