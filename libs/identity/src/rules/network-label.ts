import { addressKey } from './address-key';

/** Loopback, private ranges (RFC 1918, 4193) and addresses a carrier shares out (RFC 6598). */
const INNER = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^(0+:)*0*1?$/,
  /^f[cd]/i,
  /^fe80/i,
];

/**
 * Where somebody signed in from, as far as it may be kept: `inner` for a network of the office or the home, else the network's
 * part of the address (`203.0.113.*`, `2001:db8:1:*`). No place on a map follows from it, and none is looked up.
 */
export function networkLabel(address: string): string {
  const key = addressKey(address);
  if (INNER.some((range) => range.test(key))) return 'inner';
  if (!key.includes(':')) return key.replace(/\.\d+$/, '.*');
  return `${key.split(':').slice(0, 3).join(':')}:*`;
}
