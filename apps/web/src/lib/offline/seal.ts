/** Work of a guess at a PIN on the machine that has the salt; the salt itself comes from the server after the right PIN. */
const iterations = 310_000;

/** Something sealed: AES-GCM with a nonce of its own. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Sealing needs the browser's cryptography, which pages without TLS don't get. */
export const canSeal = (): boolean => globalThis.isSecureContext !== false && globalThis.crypto?.subtle !== undefined;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** The key of a member on this phone, from PIN and salt (PBKDF2, SHA-256). It can be used and never read out. */
export async function sealKey(pin: string, salt: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Seals a value for an account; moved to another account it does not open. */
export async function seal(key: CryptoKey, accountId: string, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(accountId) };
  return { nonce, data: await crypto.subtle.encrypt(algorithm, key, bytesOf(JSON.stringify(value))) };
}

/** Throws where the key is another one or something was altered. */
export async function unseal(key: CryptoKey, accountId: string, sealed: Sealed): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: sealed.nonce, additionalData: bytesOf(accountId) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, sealed.data)));
}
