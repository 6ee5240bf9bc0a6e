// The networks a key may come from: single addresses and CIDR networks, of both families.

import { BlockList, isIP } from 'node:net';

interface Network {
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly length: number;
}

function networkOf(entry: string): Network | undefined {
  const [address = '', length, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return bits >= 0 && bits <= most ? { address, family: version === 4 ? 'ipv4' : 'ipv6', length: bits } : undefined;
}

/** As typed, one a line or parted by commas → entries; nothing for an empty text. */
export function networkEntries(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((entry) => entry !== ''))];
}

/** The entries that are no address and no network. */
export function faultyNetworks(entries: readonly string[]): string[] {
  return entries.filter((entry) => networkOf(entry) === undefined);
}

/** Whether an address lies in one of the networks; without any network every address does. */
export function liesWithin(address: string, entries: readonly string[]): boolean {
  if (entries.length === 0) return true;
  const version = isIP(address);
  if (version === 0) return false;
  const list = new BlockList();
  for (const { address: base, length, family } of entries.flatMap((entry) => networkOf(entry) ?? [])) {
    list.addSubnet(base, length, family);
  }
  return list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
