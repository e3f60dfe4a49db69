import { constants, createHash, verify, type VerifyKeyObjectInput, X509Certificate } from 'node:crypto';
import { id_messageDigest, id_signingTime, SignerInfo, SigningTime } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate, id_ce_subjectKeyIdentifier, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import { fromBER, ObjectIdentifier, Sequence } from 'asn1js';
import {
  childrenOf,
  type CmsFault,
  type CmsParts,
  cmsPartsOf,
  CmsRefused,
  objectIdOf,
  octetsOf,
} from './cms-structure';
import { hashOf, isStrongKey, RSA_PSS, signingHashOf } from './signing-strength';

export { type CmsFault } from './cms-structure';

/** A signature that was made over exactly these bytes by the owner of this certificate. */
export interface CmsSignature {
  readonly signer: X509Certificate;
  /** Other certificates that came with it. */
  readonly sent: readonly X509Certificate[];
  /** The time the signer's machine gave, signed with the rest. */
  readonly saidAt: Date | null;
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const DATA = '1.2.840.113549.1.7.1';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Verifies a detached CMS signature (RFC 5652; CAdES as ETSI EN 319 122 where it is one) with one signer over the bytes it was made for.
 * What stands behind it, as a PDF fills the place, is passed over. Says nothing about who relies on the signer's certificate.
 */
export function verifyCms(bytes: Buffer, content: Buffer): CmsSignature | CmsFault {
  return faultOr(() => {
    const parts = cmsPartsOf(bytes);
    // Detached: what it carried itself would be one thing to verify and another to read.
    if (parts.content !== null) throw new CmsRefused('broken');
    return signatureOver(content, parts);
  });
}

function faultOr<T>(work: () => T): T | CmsFault {
  try {
    return work();
  } catch (error) {
    if (error instanceof CmsRefused) return error.fault;
    // Parsers of ASN.1 and of keys throw whatever they like about bytes that are none.
    return 'broken';
  }
}

function signatureOver(content: Buffer, parts: CmsParts): CmsSignature {
  if (parts.contentType !== DATA) throw new CmsRefused('broken');
  const info = AsnConvert.parse(parts.signerInfo, SignerInfo);
  const sent = parts.certificates.map((one) => new X509Certificate(one));
  const named = sent.filter((one) => isNamed(one, info));
  if (named.length === 0) throw new CmsRefused('broken');
  const signed = parts.attributes === null ? content : signedBytes(info, parts.attributes, content);
  const faults = named.map((one) => faultOfSignature(info, signed, one));
  const at = faults.indexOf(null);
  const signer = named[at];
  if (signer === undefined) throw new CmsRefused(faults[0] ?? 'forged');
  return { signer, sent: sent.filter((one) => one !== signer), saidAt: timeOf(info) };
}

/**
 * Whether a signer means this certificate: by its number alone, since some tools garble an issuer's name that isn't plain ASCII. Whose key
 * it really was the signature itself decides; another authority may have given out the same number.
 */
function isNamed(certificate: X509Certificate, { sid }: SignerInfo): boolean {
  const { tbsCertificate: said } = AsnConvert.parse(certificate.raw, Certificate);
  const { issuerAndSerialNumber: named, subjectKeyIdentifier: key } = sid;
  if (named !== undefined) return isSame(said.serialNumber, named.serialNumber);
  const extension = said.extensions?.find(({ extnID }) => extnID === id_ce_subjectKeyIdentifier);
  if (key === undefined || extension === undefined) return false;
  return isSame(AsnConvert.parse(extension.extnValue.buffer, SubjectKeyIdentifier).buffer, key.buffer);
}

/**
 * The bytes the signature was made over: the attributes, among them the digest of the content.
 * @throws CmsRefused when they are not about this content
 */
function signedBytes(info: SignerInfo, attributes: Buffer, content: Buffer): Buffer {
  const [said, digest] = [attribute(info, CONTENT_TYPE), attribute(info, id_messageDigest)];
  if (said === null || objectIdOf(fromBER(said).result) !== DATA || digest === null) throw new CmsRefused('broken');
  const hash = createHash(hashOf(info.digestAlgorithm.algorithm)).update(content).digest();
  if (!isSame(AsnConvert.parse(digest, OctetString).buffer, hash)) throw new CmsRefused('other-content');
  // They stand in the file under a tag of their own; signed is the plain set (RFC 5652, 5.4).
  const plain = Buffer.from(attributes);
  plain[0] = 0x31;
  return plain;
}

function faultOfSignature(info: SignerInfo, signed: Buffer, signer: X509Certificate): CmsFault | null {
  if (!isStrongKey(signer.publicKey)) return 'weak';
  if (!isMeant(attribute(info, SIGNING_CERTIFICATE_V2), signer)) return 'forged';
  return isSigned(info, signed, signer) ? null : 'forged';
}

/** CAdES: the certificate is named by its digest among what is signed (`SigningCertificateV2`, RFC 5035). */
function isMeant(named: ArrayBuffer | null, signer: X509Certificate): boolean {
  if (named === null) return true;
  const [certificates] = childrenOf(fromBER(named).result);
  const [first, second] = childrenOf(childrenOf(certificates)[0]);
  const [algorithm] = first instanceof Sequence ? childrenOf(first) : [];
  const digest = first instanceof Sequence ? second : first;
  // Left out, it is SHA-256.
  const hash = algorithm instanceof ObjectIdentifier ? hashOf(objectIdOf(algorithm)) : 'sha256';
  return isSame(octetsOf(digest), createHash(hash).update(signer.raw).digest());
}

function attribute({ signedAttrs }: SignerInfo, type: string): ArrayBuffer | null {
  const found = (signedAttrs ?? []).filter(({ attrType }) => attrType === type);
  if (found.length > 1 || (found[0]?.attrValues.length ?? 1) !== 1) throw new CmsRefused('broken');
  return found[0]?.attrValues[0] ?? null;
}

function timeOf(info: SignerInfo): Date | null {
  const time = attribute(info, id_signingTime);
  return time === null ? null : AsnConvert.parse(time, SigningTime).getTime();
}

function isSigned(info: SignerInfo, bytes: Buffer, { publicKey: key }: X509Certificate): boolean {
  const way = info.signatureAlgorithm;
  const signature = Buffer.from(info.signature.buffer);
  if (key.asymmetricKeyType === 'ed25519') return verify(null, bytes, key, signature);
  const padded: VerifyKeyObjectInput = { key };
  if (way.algorithm === RSA_PSS) {
    padded.padding = constants.RSA_PKCS1_PSS_PADDING;
    padded.saltLength = constants.RSA_PSS_SALTLEN_AUTO;
  }
  return verify(signingHashOf(way, info.digestAlgorithm.algorithm), bytes, padded, signature);
}

function isSame(one: ArrayBuffer | Uint8Array, other: ArrayBuffer | Uint8Array): boolean {
  return Buffer.from(new Uint8Array(one)).equals(Buffer.from(new Uint8Array(other)));
}
