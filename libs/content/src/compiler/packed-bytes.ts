import { brotliCompressSync, constants } from 'node:zlib';

/** What of a lesson goes to a phone: its text with the drawings in it, and what stands around it. */
interface Sent {
  readonly title: string;
  readonly html: string;
  readonly sources: readonly object[];
}

/** As the API packs a lesson for a client that takes brotli; every browser does. */
const QUALITY = 9;

/**
 * Bytes of a lesson on the way to a phone, packed. Measured once when a version is published and never part of its hash,
 * since another release of the packer may pack a little differently. An end-to-end test holds it against real answers.
 */
export function packedBytes({ title, html, sources }: Sent): number {
  const text = JSON.stringify({ title, html, sources });
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length;
}
