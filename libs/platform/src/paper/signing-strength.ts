import { type KeyObject } from 'node:crypto';
import { type AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { fromBER } from 'asn1js';
import { childrenOf, CmsRefused, objectIdOf } from './cms-structure';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Ways to sign that name their digest. */
const SIGNINGS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const ED25519 = '1.3.101.112';
/** Ways that take the digest of the content. */
const PLAIN = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1']);
/** A way that names its digest in its parameters. */
export const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_BITS_AT_LEAST = 2048;
const ELLIPTIC_CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** The name OpenSSL has for a digest. @throws CmsRefused for one that can be forged nowadays, or that isn't known */
export function hashOf(algorithm: string): string {
  const hash = HASHES[algorithm];
  if (hash === undefined) throw new CmsRefused('weak');
  return hash;
}

/** The digest of a way to sign; null: the way takes none. `ofContent` is what the content was digested with. @throws CmsRefused as `hashOf` */
export function signingHashOf(way: AlgorithmIdentifier, ofContent: string | null): string | null {
  if (way.algorithm === ED25519) return null;
  if (way.algorithm === RSA_PSS) return pssHashOf(way);
  if (PLAIN.has(way.algorithm) && ofContent !== null) return hashOf(ofContent);
  const hash = SIGNINGS[way.algorithm];
  if (hash === undefined) throw new CmsRefused('weak');
  return hash;
}

/** Left out it would be SHA-1 (RFC 4055, 3.1). */
function pssHashOf({ parameters }: AlgorithmIdentifier): string {
  if (parameters === null || parameters === undefined) throw new CmsRefused('weak');
  const [hash] = childrenOf(fromBER(parameters).result).filter(({ idBlock }) => idBlock.tagNumber === 0);
  const [algorithm] = childrenOf(childrenOf(hash)[0]);
  if (algorithm === undefined) throw new CmsRefused('weak');
  return hashOf(objectIdOf(algorithm));
}

/** True for keys that nobody breaks nowadays: RSA from 2048 bits, the curves of NIST, Ed25519; no others, DSA among them. */
export function isStrongKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  switch (asymmetricKeyType) {
    case 'ed25519':
      return true;
    case 'ec':
      return ELLIPTIC_CURVES.has(asymmetricKeyDetails?.namedCurve ?? '');
    case 'rsa':
    case 'rsa-pss':
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_BITS_AT_LEAST;
    default:
      return false;
  }
}
