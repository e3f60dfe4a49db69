import { constants, createHash, type KeyObject, verify, type VerifyKeyObjectInput, X509Certificate } from 'node:crypto';
import {
  ContentInfo,
  id_messageDigest,
  id_signedData,
  id_signingTime,
  SignedData,
  type SignerInfo,
  SigningTime,
} from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate, id_ce_subjectKeyIdentifier, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import { type BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString as Octets, Sequence } from 'asn1js';

/** Why a signature doesn't count. `weak`: made by a way that can be forged nowadays. */
export type CmsFault = 'broken' | 'weak' | 'other-content' | 'forged';

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
/** Ways that take the digest of the content. */
const PLAIN_RSA = '1.2.840.113549.1.1.1';
const PLAIN_ELLIPTIC = '1.2.840.10045.2.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
/** Classes of tags (X.690, 8.1.2.2). */
const UNIVERSAL = 1;
const CONTEXT = 3;
const RSA_BITS_AT_LEAST = 2048;
const ELLIPTIC_CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

class Refused extends Error {
  constructor(readonly fault: CmsFault) {
    super(fault);
  }
}

/**
 * Verifies a detached CMS signature (RFC 5652; CAdES as ETSI EN 319 122 where it is one) with one signer over the bytes it was made for.
 * What stands behind it, as a PDF fills the place, is passed over. Says nothing about who relies on the signer's certificate.
 */
export function verifyCms(bytes: Buffer, content: Buffer): CmsSignature | CmsFault {
  try {
    return read(bytes, content);
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    // Parsers of ASN.1 and of keys throw whatever they like about bytes that are none.
    return 'broken';
  }
}

function read(bytes: Buffer, content: Buffer): CmsSignature {
  const { offset, result } = fromBER(bytes);
  if (offset < 0) throw new Refused('broken');
  const info = AsnConvert.parse(bytes.subarray(0, offset), ContentInfo);
  if (info.contentType !== id_signedData) throw new Refused('broken');
  const data = AsnConvert.parse(info.content, SignedData);
  const [signerInfo, ...others] = data.signerInfos;
  if (signerInfo === undefined || others.length > 0) throw new Refused('broken');
  const sent = certificatesOf(result);
  const signer = sent.find((one) => isNamed(one, signerInfo));
  if (signer === undefined) throw new Refused('broken');
  const attributes = signedAttributesOf(result);
  const signed = attributes === null ? content : signedBytes(signerInfo, { content, attributes, signer });
  requireStrong(signer.publicKey);
  if (!isSigned(signerInfo, signed, signer.publicKey)) throw new Refused('forged');
  return { signer, sent: sent.filter((one) => one !== signer), saidAt: timeOf(signerInfo) };
}

/** The certificates byte for byte as they were sent: written anew, one may differ from what its authority signed. */
function certificatesOf(contentInfo: BaseBlock): X509Certificate[] {
  return childrenOf(tagged(signedDataOf(contentInfo), 0))
    .filter(({ idBlock }) => idBlock.tagClass === UNIVERSAL)
    .map((one) => new X509Certificate(Buffer.from(one.valueBeforeDecodeView)));
}

/** What the only signer signed beside the content, byte for byte; null: nothing. */
function signedAttributesOf(contentInfo: BaseBlock): Buffer | null {
  const [signerInfo = null] = childrenOf(childrenOf(signedDataOf(contentInfo)).at(-1) ?? null);
  const attributes = tagged(signerInfo, 0);
  return attributes === null ? null : Buffer.from(attributes.valueBeforeDecodeView);
}

function signedDataOf(contentInfo: BaseBlock): BaseBlock | null {
  return childrenOf(childrenOf(contentInfo)[1] ?? null)[0] ?? null;
}

function tagged(block: BaseBlock | null, tag: number): BaseBlock | null {
  const found = childrenOf(block).find(({ idBlock }) => idBlock.tagClass === CONTEXT && idBlock.tagNumber === tag);
  return found ?? null;
}

function childrenOf(block: BaseBlock | null): BaseBlock[] {
  return block instanceof Constructed ? block.valueBlock.value : [];
}

/**
 * Whether a signer means this certificate: by its number alone, since some tools garble an issuer's name that isn't plain ASCII. Whose key
 * it really was the signature itself decides.
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
 * @throws Refused when they are not about this content or not by this certificate
 */
function signedBytes(
  info: SignerInfo,
  given: { readonly content: Buffer; readonly attributes: Buffer; readonly signer: X509Certificate },
): Buffer {
  const type = attribute(info, CONTENT_TYPE);
  const digest = attribute(info, id_messageDigest);
  if (type === null || objectId(type) !== DATA || digest === null) throw new Refused('broken');
  const hash = createHash(hashOf(info.digestAlgorithm.algorithm)).update(given.content).digest();
  if (!isSame(AsnConvert.parse(digest, OctetString).buffer, hash)) throw new Refused('other-content');
  requireNamed(attribute(info, SIGNING_CERTIFICATE_V2), given.signer);
  // They stand in the file under a tag of their own; signed is the plain set (RFC 5652, 5.4).
  const plain = Buffer.from(given.attributes);
  plain[0] = 0x31;
  return plain;
}

/** CAdES: the certificate is named by its digest among what is signed (`SigningCertificateV2`, RFC 5035). */
function requireNamed(named: ArrayBuffer | null, signer: X509Certificate): void {
  if (named === null) return;
  const [certificates = null] = childrenOf(fromBER(named).result);
  const [first, second] = childrenOf(childrenOf(certificates)[0] ?? null);
  const [algorithm] = first instanceof Sequence ? childrenOf(first) : [];
  const digest = first instanceof Sequence ? second : first;
  // Left out, it is SHA-256.
  const hash = algorithm instanceof ObjectIdentifier ? hashOf(algorithm.valueBlock.toString()) : 'sha256';
  if (!(digest instanceof Octets)) throw new Refused('broken');
  if (!isSame(digest.getValue(), createHash(hash).update(signer.raw).digest())) throw new Refused('forged');
}

function attribute({ signedAttrs }: SignerInfo, type: string): ArrayBuffer | null {
  const found = (signedAttrs ?? []).filter(({ attrType }) => attrType === type);
  if (found.length > 1 || (found[0]?.attrValues.length ?? 1) !== 1) throw new Refused('broken');
  return found[0]?.attrValues[0] ?? null;
}

function objectId(bytes: ArrayBuffer): string | null {
  const { result } = fromBER(bytes);
  return result instanceof ObjectIdentifier ? result.valueBlock.toString() : null;
}

function timeOf(info: SignerInfo): Date | null {
  const time = attribute(info, id_signingTime);
  return time === null ? null : AsnConvert.parse(time, SigningTime).getTime();
}

function hashOf(algorithm: string): string {
  const hash = HASHES[algorithm];
  if (hash === undefined) throw new Refused('weak');
  return hash;
}

function requireStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): void {
  const isStrong =
    asymmetricKeyType === 'ec'
      ? ELLIPTIC_CURVES.has(asymmetricKeyDetails?.namedCurve ?? '')
      : asymmetricKeyType === 'ed25519' || (asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_BITS_AT_LEAST;
  if (!isStrong) throw new Refused('weak');
}

function isSigned(info: SignerInfo, bytes: Buffer, key: KeyObject): boolean {
  const way = info.signatureAlgorithm.algorithm;
  const signature = Buffer.from(info.signature.buffer);
  if (key.asymmetricKeyType === 'ed25519') return verify(null, bytes, key, signature);
  const takesDigest = way === PLAIN_RSA || way === PLAIN_ELLIPTIC || way === RSA_PSS;
  const hash = takesDigest ? hashOf(info.digestAlgorithm.algorithm) : SIGNINGS[way];
  if (hash === undefined) throw new Refused('weak');
  const padded: VerifyKeyObjectInput = { key };
  if (way === RSA_PSS) {
    padded.padding = constants.RSA_PKCS1_PSS_PADDING;
    padded.saltLength = constants.RSA_PSS_SALTLEN_AUTO;
  }
  return verify(hash, bytes, padded, signature);
}

function isSame(one: ArrayBuffer | Uint8Array, other: ArrayBuffer | Uint8Array): boolean {
  return Buffer.from(new Uint8Array(one)).equals(Buffer.from(new Uint8Array(other)));
}
