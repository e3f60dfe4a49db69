type Bytes = Uint8Array<ArrayBuffer>;

const ownKey = (key: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);

/**
 * Whether a message was signed with this Ed25519 key of 32 bytes: by the browser's own; one that has none (Chrome before 137, the views inside of
 * other apps) gets the few kilobytes that do it. @throws where those can't be had either, and without WebCrypto (a page without TLS), by which they hash:
 * that says nothing of the signature
 */
export async function isSignedWith(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    return await crypto.subtle.verify('Ed25519', await ownKey(key), signature, message);
  } catch (cause) {
    if (typeof globalThis.crypto?.subtle?.digest !== 'function') throw new Error('no WebCrypto', { cause });
    const { verifyAsync } = await import('@noble/ed25519');
    return verifyAsync(signature, message, key).catch(() => false);
  }
}

/** Brings what `isSignedWith` needs onto this device while there is network; most browsers need nothing. */
export async function readyToVerify(): Promise<void> {
  try {
    // The neutral point: a key that every implementation takes in.
    await ownKey(Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 1 : 0)));
  } catch {
    await import('@noble/ed25519').catch(() => undefined);
  }
}
