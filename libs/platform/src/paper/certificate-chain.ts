import { X509Certificate } from 'node:crypto';
import { authorityOver, isForSigning, isSoundlyIssued } from './certificate-use';

/**
 * Whether the authority that gave out a signer's certificate is one that is relied upon; `unchecked`: nobody has said which are.
 */
export type SignerTrust = 'trusted' | 'unknown-authority' | 'unchecked';

/** Longer than any chain in use. */
const LINKS_AT_MOST = 6;
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** What is relied upon, what else is at hand, and the time. */
interface Chain {
  readonly relied: ReadonlySet<string>;
  readonly known: readonly X509Certificate[];
  readonly at: Date;
}

/** The certificates of a PEM text, as authorities hand them out. @throws Error for a block that is none */
export function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(BLOCK) ?? []).map((block) => new X509Certificate(block));
}

/**
 * Follows the chain of a signer's certificate to one that is relied upon (RFC 5280, 6.1, without names and policies): it is one for signing, each
 * link is signed by the next in a way that holds nowadays, and the next is an authority for so many links, good at that time.
 * Whether an authority took a certificate back is not asked: that would be a call to a foreign host.
 */
export function trustOf(
  signer: X509Certificate,
  sent: readonly X509Certificate[],
  { trusted, at }: { readonly trusted: readonly X509Certificate[]; readonly at: Date },
): SignerTrust {
  if (trusted.length === 0) return 'unchecked';
  const relied = new Set(trusted.map(({ fingerprint256 }) => fingerprint256));
  const isTrusted = isForSigning(signer) && leadsUp(signer, 0, { relied, known: [...trusted, ...sent], at });
  return isTrusted ? 'trusted' : 'unknown-authority';
}

/** @param below how many links of authorities there are between the signer and the next */
function leadsUp(link: X509Certificate, below: number, chain: Chain): boolean {
  if (chain.relied.has(link.fingerprint256)) return true;
  if (below >= LINKS_AT_MOST || !isSoundlyIssued(link)) return false;
  const above = chain.known.filter((one) => one.fingerprint256 !== link.fingerprint256 && isIssuerOf(one, link));
  return above.some((one) => isGoodAt(one, chain.at) && authorityOver(one, below) && leadsUp(one, below + 1, chain));
}

/** Within the days the certificate itself names. */
export function isGoodAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

function isIssuerOf(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
