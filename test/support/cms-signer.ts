import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  id_messageDigest,
  id_signedData,
  id_signingTime,
  IssuerAndSerialNumber,
  MessageDigest,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
  SigningTime,
} from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Certificate, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import * as x509 from '@peculiar/x509';
import {
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString as Octets,
  Sequence,
  Set as AsnSet,
} from 'asn1js';

x509.cryptoProvider.set(webcrypto);

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };
const ELLIPTIC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const RSA_WITH_SHA_256 = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA_256 = '1.2.840.10045.4.3.2';

/** Somebody, or an authority, with a key and a certificate. */
export interface TestSigner {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
  /** The authority's certificate, sent along. */
  readonly chain: readonly x509.X509Certificate[];
}

export interface SignerWishes {
  readonly organisation?: string;
  /** Who gives out the certificate; left out: it vouches for itself. */
  readonly by?: TestSigner;
  readonly kind?: 'rsa' | 'elliptic';
  readonly bits?: number;
  readonly from?: string;
  readonly until?: string;
  readonly isAuthority?: boolean;
  /** Of an authority: how many links of authorities there may be below it. */
  readonly over?: number;
  /** What the certificate says it is for, as object identifiers (extended key usage); left out: nothing. */
  readonly uses?: readonly string[];
  /** The digest its authority signs it with; left out: SHA-256. */
  readonly digest?: 'SHA-1' | 'SHA-256';
}

export async function aSigner(name: string, wishes: SignerWishes = {}): Promise<TestSigner> {
  const { by, kind = 'rsa', bits = 2048, organisation } = wishes;
  const algorithm = kind === 'rsa' ? { ...RSA, modulusLength: bits } : ELLIPTIC;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = `CN=${name}${organisation === undefined ? '' : `, O=${organisation}`}, C=VN`;
  const isAuthority = wishes.isAuthority ?? false;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)))
      .toString('hex')
      .replace(/^./, '4'),
    subject,
    issuer: by?.certificate.subject ?? subject,
    notBefore: new Date(wishes.from ?? '2025-01-01T00:00:00Z'),
    notAfter: new Date(wishes.until ?? '2035-01-01T00:00:00Z'),
    signingAlgorithm: { ...(by?.keys.privateKey.algorithm ?? algorithm), hash: wishes.digest ?? 'SHA-256' },
    publicKey: keys.publicKey,
    signingKey: by?.keys.privateKey ?? keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, wishes.over, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(wishes.uses === undefined ? [] : [new x509.ExtendedKeyUsageExtension([...wishes.uses])]),
      new x509.KeyUsagesExtension(
        isAuthority
          ? x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign
          : x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
    ],
  });
  return { keys, certificate, chain: by === undefined ? [] : [by.certificate, ...by.chain] };
}

/** How a signature is made. */
export interface CmsWishes {
  readonly kind?: string;
  readonly at?: Date;
  /** Another one's certificate is sent, with this one's signature. */
  readonly posingAs?: TestSigner;
  /** The signer is named by her key instead of her number. */
  readonly byKey?: boolean;
  /** Carries what it signs, as something of this type. */
  readonly carries?: string;
}

/** A detached CMS signature (RFC 5652), with the certificate's digest among what is signed where it is CAdES. */
export async function cmsOf(content: Buffer, signer: TestSigner, wishes: CmsWishes = {}): Promise<Buffer> {
  const shown = wishes.posingAs ?? signer;
  const digest = createHash('sha256').update(content).digest();
  const type = wishes.carries ?? '1.2.840.113549.1.7.1';
  const isElliptic = signer.keys.privateKey.algorithm.name === 'ECDSA';
  // As DER wants the members of a set.
  const attributes = sorted([
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: type }).toBER()),
    attribute(id_messageDigest, AsnConvert.serialize(new MessageDigest(arrayOf(digest)))),
    ...(wishes.kind === 'ETSI.CAdES.detached'
      ? [attribute('1.2.840.113549.1.9.16.2.47', namedCertificate(shown))]
      : [attribute(id_signingTime, AsnConvert.serialize(new SigningTime(wishes.at ?? new Date())))]),
  ]);
  const set = new AsnSet({ value: attributes.map((one) => fromBER(AsnConvert.serialize(one)).result) });
  const signature = await webcrypto.subtle.sign(
    isElliptic ? { name: 'ECDSA', hash: 'SHA-256' } : RSA.name,
    signer.keys.privateKey,
    set.toBER(),
  );
  const signed = new SignedData({
    version: CMSVersion.v1,
    digestAlgorithms: new DigestAlgorithmIdentifiers([new AlgorithmIdentifier({ algorithm: SHA_256 })]),
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: type,
      ...(wishes.carries === undefined
        ? {}
        : { eContent: new EncapsulatedContent({ single: new OctetString(arrayOf(content)) }) }),
    }),
    certificates: new CertificateSet(
      [shown.certificate, ...shown.chain].map(
        (one) => new CertificateChoices({ certificate: AsnConvert.parse(one.rawData, Certificate) }),
      ),
    ),
    signerInfos: new SignerInfos([
      new SignerInfo({
        version: CMSVersion.v1,
        sid: signerIdOf(shown, wishes.byKey ?? false),
        digestAlgorithm: new AlgorithmIdentifier({ algorithm: SHA_256 }),
        signedAttrs: attributes,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithm: isElliptic ? ECDSA_WITH_SHA_256 : RSA_WITH_SHA_256 }),
        signature: new OctetString(isElliptic ? derSignature(Buffer.from(signature)) : signature),
      }),
    ]),
  });
  const info = new ContentInfo({ contentType: id_signedData, content: AsnConvert.serialize(signed) });
  return Buffer.from(AsnConvert.serialize(info));
}

function signerIdOf({ certificate }: TestSigner, byKey: boolean): SignerIdentifier {
  const { tbsCertificate: said } = AsnConvert.parse(certificate.rawData, Certificate);
  const key = certificate.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId ?? '';
  return byKey
    ? new SignerIdentifier({ subjectKeyIdentifier: new SubjectKeyIdentifier(arrayOf(Buffer.from(key, 'hex'))) })
    : new SignerIdentifier({
        issuerAndSerialNumber: new IssuerAndSerialNumber({ issuer: said.issuer, serialNumber: said.serialNumber }),
      });
}

const TIME_STAMP = '1.2.840.113549.1.9.16.1.4';

/** A time stamp over bytes (RFC 3161). */
export async function timeStampOf(content: Buffer, authority: TestSigner, at = new Date()): Promise<Buffer> {
  const digest = createHash('sha256').update(content).digest();
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: SHA_256 }), new Null()] });
  const said = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new ObjectIdentifier({ value: '1.2.3.4' }),
      new Sequence({ value: [algorithm, new Octets({ valueHex: arrayOf(digest) })] }),
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: at }),
    ],
  });
  return cmsOf(Buffer.from(said.toBER()), authority, { carries: TIME_STAMP });
}

/** Where a forger puts a signature that is about something else. */
export type Transplant = 'behind' | 'beside' | 'within';

/**
 * A forged message over other bytes: the signer's part says what the forger wants, with the signature of a message that she made, and what
 * she signed then stands `behind` it (a further set of signers), `beside` it (a further signer) or `within` it (further attributes).
 */
export function transplanted(stolen: Buffer, content: Buffer, where: Transplant): Buffer {
  const message = fromBER(stolen).result as Sequence;
  const signed = (message.valueBlock.value[1] as Constructed).valueBlock.value[0] as Sequence;
  const signers = signed.valueBlock.value.at(-1) as AsnSet;
  const genuineOne = signers.valueBlock.value[0] as Sequence;
  const parts = genuineOne.valueBlock.value;
  const at = parts.findIndex(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const digest = createHash('sha256').update(content).digest();
  const said = [
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' }).toBER()),
    attribute(id_messageDigest, AsnConvert.serialize(new MessageDigest(arrayOf(digest)))),
  ];
  const forged = new Constructed({
    idBlock: { tagClass: 3, tagNumber: 0 },
    value: sorted(said).map((one) => fromBER(AsnConvert.serialize(one)).result),
  });
  const hers = where === 'within' ? parts.slice(at, at + 1) : [];
  const mine = new Sequence({ value: [...parts.slice(0, at), forged, ...hers, ...parts.slice(at + 1)] });
  signers.valueBlock.value = where === 'beside' ? [mine, genuineOne] : [mine];
  if (where === 'behind') signed.valueBlock.value.push(new AsnSet({ value: [genuineOne] }));
  return Buffer.from(message.toBER());
}

function sorted(attributes: readonly Attribute[]): Attribute[] {
  const bytes = (one: Attribute): Buffer => Buffer.from(AsnConvert.serialize(one));
  return [...attributes].sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
}

function attribute(attrType: string, value: ArrayBuffer): Attribute {
  return new Attribute({ attrType, attrValues: [value] });
}

function namedCertificate({ certificate }: TestSigner): ArrayBuffer {
  const digest = createHash('sha256').update(Buffer.from(certificate.rawData)).digest();
  const named = new Sequence({ value: [new Octets({ valueHex: arrayOf(digest) })] });
  return new Sequence({ value: [new Sequence({ value: [named] })] }).toBER();
}

/** WebCrypto writes two numbers side by side, CMS a sequence of them. */
function derSignature(both: Buffer): ArrayBuffer {
  const half = both.length / 2;
  const number = (bytes: Buffer): Buffer => {
    const at = bytes.findIndex((byte) => byte !== 0);
    const trimmed = bytes.subarray(Math.max(0, at));
    const body = (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed;
    return Buffer.concat([Buffer.from([2, body.length]), body]);
  };
  const body = Buffer.concat([number(both.subarray(0, half)), number(both.subarray(half))]);
  return arrayOf(Buffer.concat([Buffer.from([0x30, body.length]), body]));
}

function arrayOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
