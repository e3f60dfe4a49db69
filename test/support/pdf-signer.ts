import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifiers,
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
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';
import * as x509 from '@peculiar/x509';
import { fromBER, ObjectIdentifier, OctetString as Octets, Sequence, Set as AsnSet } from 'asn1js';

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
    signingAlgorithm: by === undefined ? algorithm : { ...by.keys.privateKey.algorithm, hash: 'SHA-256' },
    publicKey: keys.publicKey,
    signingKey: by?.keys.privateKey ?? keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, undefined, true),
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

export interface SigningWishes {
  readonly kind?: 'adbe.pkcs7.detached' | 'ETSI.CAdES.detached' | 'adbe.pkcs7.sha1';
  readonly at?: Date;
  /** Signs something else than the file. */
  readonly content?: Buffer;
  /** Another one's certificate is sent, with this one's signature. */
  readonly posingAs?: TestSigner;
  /** Objects that change beside the signature, as their text by their number. */
  readonly also?: Readonly<Record<number, string>>;
  /** What is written behind is packed: objects in a stream, the table as rows that differ from the one above. */
  readonly isPacked?: boolean;
}

/** A detached CMS signature (RFC 5652), with the certificate's digest among what is signed where it is CAdES. */
export async function cmsOf(content: Buffer, signer: TestSigner, wishes: SigningWishes = {}): Promise<Buffer> {
  const shown = wishes.posingAs ?? signer;
  const digest = createHash('sha256').update(content).digest();
  const certificate = AsnConvert.parse(shown.certificate.rawData, Certificate);
  const isElliptic = signer.keys.privateKey.algorithm.name === 'ECDSA';
  // As DER wants the members of a set.
  const attributes = sorted([
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' }).toBER()),
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
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: new CertificateSet(
      [shown.certificate, ...shown.chain].map(
        (one) => new CertificateChoices({ certificate: AsnConvert.parse(one.rawData, Certificate) }),
      ),
    ),
    signerInfos: new SignerInfos([
      new SignerInfo({
        version: CMSVersion.v1,
        sid: new SignerIdentifier({
          issuerAndSerialNumber: new IssuerAndSerialNumber({
            issuer: certificate.tbsCertificate.issuer,
            serialNumber: certificate.tbsCertificate.serialNumber,
          }),
        }),
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

/** Bytes a signature may have, as a tool leaves them free. */
const PLACE_BYTES = 6000;

/** Signs a PDF as the usual tools do: what was there stays byte for byte, the signature and its field are written behind it. */
export async function signPdf(pdf: Buffer, signer: TestSigner, wishes: SigningWishes = {}): Promise<Buffer> {
  const kind = wishes.kind ?? 'adbe.pkcs7.detached';
  const { catalog, page, next } = headsOf(pdf);
  const [signature, field, form] = [next, next + 1, next + 2];
  const known = /\/Fields \[([^\]]*)\]/.exec(catalog.text.includes('/AcroForm') ? latestForm(pdf) : '')?.[1] ?? '';
  const at = wishes.at ?? new Date();
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  const withForm = catalog.text.replace(/\/AcroForm \d+ 0 R/, '').replace(/>>\s*$/, `/AcroForm ${form} 0 R >>`);
  const shown = /\/Annots \[([^\]]*)\]/.exec(page.text)?.[1] ?? '';
  const withField = page.text
    .replace(/\/Annots \[[^\]]*\]/, '')
    .replace(/>>\s*$/, `/Annots [${shown} ${field} 0 R] >>`);
  const range = `/ByteRange [0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}]`;
  const append = wishes.isPacked === true ? appendPacked : appendTo;
  const update = append(pdf, {
    [signature]: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${kind} ${range} /Contents <${'0'.repeat(2 * PLACE_BYTES)}> /M (D:${stamp}Z) >>`,
    [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 0 0] /F 132 /T (Signature${next}) /V ${signature} 0 R /P ${page.id} 0 R >>`,
    [form]: `<< /SigFlags 3 /Fields [${known} ${field} 0 R] >>`,
    [catalog.id]: withForm,
    [page.id]: withField,
    ...wishes.also,
  });
  const before = update.lastIndexOf('/Contents <0') + '/Contents '.length;
  const behind = before + 2 * PLACE_BYTES + 2;
  const numbers = [before, behind, update.length - behind].map((one) => String(one).padEnd(10));
  const ranged = Buffer.from(update.toString('latin1').replace(range, `/ByteRange [0 ${numbers.join(' ')}]`), 'latin1');
  const content = wishes.content ?? Buffer.concat([ranged.subarray(0, before), ranged.subarray(behind)]);
  const cms = await cmsOf(content, signer, { ...wishes, kind });
  ranged.write(cms.toString('hex'), before + 1, 'latin1');
  return ranged;
}

/** A picture laid on the page, as somebody does who takes it for signing; nothing is signed. */
export function withPictureOf(pdf: Buffer): Buffer {
  const { page, next } = headsOf(pdf);
  const drawing = 'q 60 0 0 30 500 60 cm /Sig Do Q';
  return appendTo(pdf, {
    [next]: `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream`,
    [next + 1]: `<< /Type /Annot /Subtype /Stamp /Rect [500 60 560 90] /AP << /N ${next + 2} 0 R >> >>`,
    [next + 2]:
      `<< /Type /XObject /Subtype /Form /BBox [0 0 60 30] /Resources << /XObject << /Sig ${next} 0 R >> >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    [page.id]: page.text.replace(/>>\s*$/, `/Annots [${next + 1} 0 R] >>`),
  });
}

/** What was there byte for byte, and objects behind it that are new or changed. */
export function appendTo(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  const { trailer, start, size } = endOf(pdf);
  let text = '\n';
  const lines: string[] = [];
  const ids = Object.keys(objects).map(Number);
  for (const id of ids) {
    lines.push(`${id} 1\n${String(pdf.length + text.length).padStart(10, '0')} 00000 n \n`);
    text += `${id} 0 obj\n${objects[id] ?? ''}\nendobj\n`;
  }
  const all = Math.max(size, ...ids.map((id) => id + 1));
  const kept = trailer.replace(/\/(?:Size|Prev) \d+/g, '');
  text += `xref\n0 1\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${all} /Prev ${start} ${kept} >>\nstartxref\n${pdf.length + text.length}\n%%EOF\n`;
  return Buffer.concat([
    pdf,
    Buffer.from(text.replace(/startxref\n\d+/, `startxref\n${pdf.length + text.indexOf('xref\n0 1')}`), 'latin1'),
  ]);
}

/** The same, all but the first object packed in a stream, the table packed too, as newer writers do. */
export function appendPacked(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  const { trailer, start, size } = endOf(pdf);
  const ids = Object.keys(objects).map(Number);
  const [direct = 0] = ids.filter((id) => (objects[id] ?? '').includes('/ByteRange'));
  const inside = ids.filter((id) => id !== direct);
  const holder = Math.max(size, ...ids.map((id) => id + 1));
  const bodies = inside.map((id) => objects[id] ?? '');
  const offsets = bodies.map((_, index) => bodies.slice(0, index).join('\n').length + (index === 0 ? 0 : 1));
  const heads = `${inside.map((id, index) => `${id} ${offsets[index] ?? 0}`).join(' ')} `;
  const packed = deflateSync(Buffer.from(heads + bodies.join('\n'), 'latin1'));
  const first = Buffer.from(`\n${direct} 0 obj\n${objects[direct] ?? ''}\nendobj\n`, 'latin1');
  const about = `/Type /ObjStm /N ${inside.length} /First ${heads.length} /Filter /FlateDecode /Length ${packed.length}`;
  const pack = streamOf(holder, about, packed);
  const at = pdf.length + first.length;
  const rows = [
    ...[[direct, 1, pdf.length + 1, 0]],
    ...inside.map((id, index) => [id, 2, holder, index]),
    ...[
      [holder, 1, at, 0],
      [holder + 1, 1, at + pack.length, 0],
    ],
  ];
  const index = rows.map(([id = 0]) => `${id} 1`).join(' ');
  const table = deflateSync(
    predicted(rows.map(([, kind = 0, a = 0, b = 0]) => [kind, a >> 24, a >> 16, a >> 8, a, b])),
  );
  const kept = trailer.replace(/\/(?:Size|Prev) \d+/g, '');
  const said = `/Type /XRef /W [1 4 1] /Index [${index}] /Size ${holder + 2} /Prev ${start} ${kept} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >> /Length ${table.length}`;
  const end = Buffer.from(`startxref\n${at + pack.length}\n%%EOF\n`);
  return Buffer.concat([pdf, first, pack, streamOf(holder + 1, said, table), end]);
}

function streamOf(id: number, said: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${id} 0 obj\n<< ${said} >>\nstream\n`),
    body,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** Each row as what it differs by from the one above. */
function predicted(rows: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(
    rows.map((row, index) =>
      Buffer.from([2, ...row.map((value, column) => (value & 255) - ((rows[index - 1]?.[column] ?? 0) & 255))]),
    ),
  );
}

interface Head {
  readonly id: number;
  readonly text: string;
}

function headsOf(pdf: Buffer): { catalog: Head; page: Head; next: number } {
  const { trailer, size } = endOf(pdf);
  const catalog = objectOf(pdf, Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]));
  const pages = objectOf(pdf, Number(/\/Pages (\d+) 0 R/.exec(catalog.text)?.[1]));
  const page = objectOf(pdf, Number(/\/Kids \[\s*(\d+) 0 R/.exec(pages.text)?.[1]));
  return { catalog, page, next: size };
}

function latestForm(pdf: Buffer): string {
  const { catalog } = headsOf(pdf);
  return objectOf(pdf, Number(/\/AcroForm (\d+) 0 R/.exec(catalog.text)?.[1])).text;
}

/** The text of an object as the latest writing left it. */
export function objectOf(pdf: Buffer, id: number): Head {
  const from = pdf.lastIndexOf(`\n${id} 0 obj`) + `\n${id} 0 obj`.length;
  return { id, text: pdf.toString('latin1', from, pdf.indexOf('endobj', from)).trim() };
}

function endOf(pdf: Buffer): { trailer: string; start: number; size: number } {
  const text = pdf.toString('latin1');
  const [, trailer = ''] = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(text.lastIndexOf('trailer'))) ?? [];
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  return { trailer: trailer.trim(), start, size: Number(/\/Size (\d+)/.exec(trailer)?.[1]) };
}
