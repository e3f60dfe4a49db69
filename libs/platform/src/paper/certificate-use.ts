import { type X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509';
import { CmsRefused } from './cms-structure';
import { isStrongKey, signingHashOf } from './signing-strength';

const TLS_SERVER = '1.3.6.1.5.5.7.3.1';
const TLS_CLIENT = '1.3.6.1.5.5.7.3.2';
/** Uses that are those of somebody who signs documents: any, e-mail, documents (RFC 9336), those of two makers of programs. */
const SIGNING_USES = new Set([
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
]);

/**
 * Whether a certificate is for signing documents, by what it says of its use (RFC 5280, 4.2.1.3 and 4.2.1.12): one that says nothing is, one
 * of a server, a time stamper or a program isn't. A person's often says no more than that she may sign in with it.
 */
export function isForSigning(certificate: X509Certificate): boolean {
  const flags = keyUsage(certificate);
  if (flags !== null && (flags & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation)) === 0) return false;
  const uses = extension(certificate, id_ce_extKeyUsage, ExtendedKeyUsage);
  if (uses === null || uses.some((use) => SIGNING_USES.has(use))) return true;
  return uses.includes(TLS_CLIENT) && !uses.includes(TLS_SERVER);
}

/** Whether an authority may give out certificates with so many links of authorities below its own. */
export function authorityOver(authority: X509Certificate, below: number): boolean {
  const flags = keyUsage(authority);
  if (flags !== null && (flags & KeyUsageFlags.keyCertSign) === 0) return false;
  const limit = extension(authority, id_ce_basicConstraints, BasicConstraints)?.pathLenConstraint;
  return isStrongKey(authority.publicKey) && below <= (limit ?? Infinity);
}

/** Whether a certificate was signed by its authority in a way that can't be forged nowadays. */
export function isSoundlyIssued(certificate: X509Certificate): boolean {
  try {
    signingHashOf(AsnConvert.parse(certificate.raw, Certificate).signatureAlgorithm, null);
    return true;
  } catch (error) {
    if (error instanceof CmsRefused) return false;
    throw error;
  }
}

function keyUsage(certificate: X509Certificate): number | null {
  return extension(certificate, id_ce_keyUsage, KeyUsage)?.toNumber() ?? null;
}

function extension<T>(certificate: X509Certificate, id: string, kind: new () => T): T | null {
  const { extensions = [] } = AsnConvert.parse(certificate.raw, Certificate).tbsCertificate;
  const found = extensions.find(({ extnID }) => extnID === id);
  return found === undefined ? null : AsnConvert.parse(found.extnValue.buffer, kind);
}
