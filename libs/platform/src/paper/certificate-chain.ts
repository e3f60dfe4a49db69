import { X509Certificate } from 'node:crypto';

/**
 * Whether the authority that gave out a signer's certificate is one that is relied upon; `unchecked`: nobody has said which are.
 */
export type SignerTrust = 'trusted' | 'unknown-authority' | 'unchecked';

/** Longer than any chain in use. */
const LINKS_AT_MOST = 6;
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, as authorities hand them out. @throws Error for a block that is none */
export function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(BLOCK) ?? []).map((block) => new X509Certificate(block));
}

/**
 * Follows the chain of a signer's certificate to one that is relied upon: each link signed by the next, an authority, good at that time.
 * Whether an authority took a certificate back is not asked: that would be a call to a foreign host.
 */
export function trustOf(
  signer: X509Certificate,
  sent: readonly X509Certificate[],
  { trusted, at }: { readonly trusted: readonly X509Certificate[]; readonly at: Date },
): SignerTrust {
  if (trusted.length === 0) return 'unchecked';
  const relied = new Set(trusted.map(({ fingerprint256 }) => fingerprint256));
  let link = signer;
  for (let links = 0; links < LINKS_AT_MOST; links += 1) {
    if (relied.has(link.fingerprint256)) return 'trusted';
    const next = [...trusted, ...sent].find((one) => isIssuerOf(one, link) && isGoodAt(one, at));
    if (next === undefined || next.fingerprint256 === link.fingerprint256) return 'unknown-authority';
    link = next;
  }
  return 'unknown-authority';
}

/** Within the days the certificate itself names. */
export function isGoodAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

function isIssuerOf(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
