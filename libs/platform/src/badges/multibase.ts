const SIGNS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** More signs than any key or signature needs: reading takes the square of their number. */
const MOST_SIGNS = 600;

/** The bytes of a multibase text in base58btc (letter `z`) or base64url (letter `u`); null for anything else. */
export function bytesOfMultibase(text: string): Buffer | null {
  const body = text.slice(1);
  if (text.startsWith('z')) return bytesOfBase58(body);
  return text.startsWith('u') && /^[\w-]*$/.test(body) ? Buffer.from(body, 'base64url') : null;
}

function bytesOfBase58(text: string): Buffer | null {
  if (text.length > MOST_SIGNS) return null;
  let value = 0n;
  for (const sign of text) {
    const digit = SIGNS.indexOf(sign);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const hex = value === 0n ? '' : value.toString(16);
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}
