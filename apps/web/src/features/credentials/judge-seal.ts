import type { CheckPack } from './check-pack';
import type { PaperSeal } from './paper-seal';

/**
 * What a signed paper turned out to be: `valid`, `replaced` and `withdrawn` are signed as they stand (as of the pack); `forged` is not;
 * of the others nothing can be said: a key the pack doesn't know, or a browser without Ed25519.
 */
export type Verdict = 'valid' | 'replaced' | 'withdrawn' | 'forged' | 'unknown-key' | 'unable';

const base64 = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64(text)), (sign) => sign.charCodeAt(0));

async function isSigned(seal: PaperSeal, publicKey: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, seal.signature, seal.message);
}

function stateOf(seal: PaperSeal, pack: CheckPack): 'valid' | 'replaced' | 'withdrawn' {
  const { issuerCode, year, registerNumber } = seal;
  const found = pack.fallen.find(
    (one) => one.issuerCode === issuerCode && one.year === year && one.numbers.includes(registerNumber),
  );
  return found?.state ?? 'valid';
}

/** Checks a paper by what its QR code carries, without asking anybody. */
export async function judgeSeal(seal: PaperSeal, pack: CheckPack): Promise<Verdict> {
  const key = pack.keys.find(({ id }) => id === seal.keyId);
  if (key === undefined) return 'unknown-key';
  try {
    return (await isSigned(seal, key.publicKey)) ? stateOf(seal, pack) : 'forged';
  } catch {
    return 'unable';
  }
}
