/** Something sealed by its key: AES-GCM with a nonce of its own. */
interface Locked {
  nonce: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Something sealed for the holder of a private key; `sender` is the public half of a key pair used once. */
export interface Sealed extends Locked {
  sender: ArrayBuffer;
}

/** The keys of a member on this phone: whoever has the public one can seal, the private one is locked by the secret of the place. */
export interface PlaceKeys {
  publicKey: ArrayBuffer;
  locked: Locked;
}

/** Sealing needs the browser's cryptography, which pages without TLS don't get. */
export const canSeal = (): boolean => globalThis.isSecureContext !== false && globalThis.crypto?.subtle !== undefined;

const curve = { name: 'ECDH', namedCurve: 'P-256' };
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

const gcm = (nonce: Uint8Array<ArrayBuffer>, accountId: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: bytesOf(accountId),
});

const lockOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64url(secret), 'AES-GCM', false, ['wrapKey', 'unwrapKey']);

/** New keys for a member, locked by the secret of her place: 32 bytes as base64url, which the server keeps. */
export async function makeKeys(accountId: string, secret: string): Promise<PlaceKeys> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, await lockOf(secret), gcm(nonce, accountId));
  return { publicKey: await crypto.subtle.exportKey('raw', pair.publicKey), locked: { nonce, data } };
}

/** The private key, to be used and never read out. Throws where the secret is another one. */
export async function unlock({ locked }: PlaceKeys, accountId: string, secret: string): Promise<CryptoKey> {
  const how = gcm(locked.nonce, accountId);
  return crypto.subtle.unwrapKey('pkcs8', locked.data, await lockOf(secret), how, curve, false, ['deriveBits']);
}

/** ECDH, then HKDF (SHA-256) over both halves. */
async function keyBetween(own: CryptoKey, other: ArrayBuffer, sender: ArrayBuffer): Promise<CryptoKey> {
  const peer = await crypto.subtle.importKey('raw', other, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: peer }, own, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: sender, info: bytesOf('lopso handset') };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals a value for an account, which only its private key opens; moved to another account it does not open. */
export async function seal(publicKey: ArrayBuffer, accountId: string, value: unknown): Promise<Sealed> {
  const once = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const sender = await crypto.subtle.exportKey('raw', once.publicKey);
  const key = await keyBetween(once.privateKey, publicKey, sender);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(gcm(nonce, accountId), key, bytesOf(JSON.stringify(value)));
  return { sender, nonce, data };
}

/** Throws where the key is another one or something was altered. */
export async function unseal(privateKey: CryptoKey, accountId: string, sealed: Sealed): Promise<unknown> {
  const key = await keyBetween(privateKey, sealed.sender, sealed.sender);
  const plain = await crypto.subtle.decrypt(gcm(sealed.nonce, accountId), key, sealed.data);
  return JSON.parse(new TextDecoder().decode(plain));
}
