/** The part of a network address that one customer holds: an IPv4 address whole, of an IPv6 address the first 64 bits. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':').toLowerCase();
}

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
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/android/i, 'Android'],
  [/iphone|ipad|ipod/i, 'iPhone'],
  [/windows/i, 'Windows'],
  [/mac os x|macintosh/i, 'Mac'],
  [/linux|cros/i, 'Linux'],
];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/zalo/i, 'Zalo'],
  [/fban|fbav/i, 'Facebook'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/samsungbrowser/i, 'Samsung Internet'],
  [/opr\/|opera/i, 'Opera'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
];

const find = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1];

/** A short name of a device from its user agent, `Chrome · Android`; no version and nothing else that would track it. */
export function deviceLabel(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const parts = [find(BROWSERS, text), find(SYSTEMS, text)].filter((part) => part !== undefined);
  return parts.length === 0 ? '?' : parts.join(' · ');
}
