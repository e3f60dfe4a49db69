const SIGNS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes in the alphabet of base58btc, with the letter `z` that multibase puts before it. */
export function multibase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  for (; rest > 0n; rest /= 58n) text = SIGNS.charAt(Number(rest % 58n)) + text;
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}
