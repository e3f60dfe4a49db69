import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type PrintedFields } from '../certificates/certificate.rules';
import { badgeContents } from '../printing/paper-text.rules';
import { canonicalQuads, type LinkedNode, multibase58 } from './canonical.rules';

/** VC 2.0 and Open Badges 3.0; readers bundle both, nothing fetches them. */
export const BADGE_CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** A signed document, or one about to be signed. */
export type Credential = LinkedNode & {
  readonly id: string;
  readonly issuer: LinkedNode | string;
  /** An instant to the second. */
  readonly validFrom: string;
  /** The same; left out: without end. */
  readonly validUntil?: string;
};

/** What a badge says of a certificate. */
export interface BadgeFacts {
  readonly id: string;
  readonly roundId: string;
  readonly fields: PrintedFields;
  /** What its round asks for, in words. */
  readonly criteria: string;
  readonly issuedAt: Date;
  /** The last day its passage is good for, in Vietnam; null: without end. */
  readonly validUntil: string | null;
  /** The issuer's `did:web` and its site. */
  readonly issuerId: string;
  readonly siteUrl: string;
  /** Address of the status list, and the register number, the place in it. */
  readonly statusListUrl: string;
  readonly number: number;
  /** Names this badge's holder in no other: a uuid. */
  readonly subjectId: string;
  readonly salt: string;
}

/**
 * The badge of a certificate, unsigned. Whoever is told the printed name finds it confirmed; the file itself names nobody and
 * leads to no page that does (decision 0052).
 */
export function badgeCredential(facts: BadgeFacts): Credential {
  const { fields, statusListUrl, number } = facts;
  return {
    '@context': BADGE_CONTEXTS,
    id: `urn:uuid:${facts.id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: fields.title,
    issuer: { id: facts.issuerId, type: ['Profile'], name: `${fields.issuer} ${fields.place}`, url: facts.siteUrl },
    validFrom: instant(facts.issuedAt),
    ...(facts.validUntil === null ? {} : { validUntil: instant(endOfDay(facts.validUntil)) }),
    credentialSubject: {
      id: `urn:uuid:${facts.subjectId}`,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHash(fields.fullName, facts.salt),
          identityType: 'name',
          salt: facts.salt,
        },
      ],
      achievement: {
        id: `urn:uuid:${facts.roundId}`,
        type: ['Achievement'],
        name: fields.title,
        description: badgeContents(fields),
        criteria: { id: `urn:uuid:${facts.roundId}#tieu-chi`, narrative: facts.criteria },
      },
    },
    credentialStatus: {
      id: `${statusListUrl}#${number}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(number),
      statusListCredential: statusListUrl,
    },
  };
}

/** `sha256$` and the hash of name and salt, one after the other, as Open Badges 3.0 (IdentityHash) has it. */
export function identityHash(name: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(name.normalize('NFC') + salt)
    .digest('hex')}`;
}

/** The last second of a calendar date in Vietnam. */
function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59+07:00`);
}

/** An instant to the second, as XML Schema's dateTime. */
export function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who signs: the verification method's address, and the signature of bytes. */
export interface Signer {
  readonly verificationMethod: string;
  sign(bytes: Uint8Array): Buffer;
}

/** A credential with its proof inside, by eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2). @param created to the second */
export function withProof(credential: Credential, created: string, signer: Signer): LinkedNode {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const hashes = [sha256(canonicalQuads(options)), sha256(canonicalQuads(credential))];
  return { ...credential, proof: { ...options, proofValue: multibase58(signer.sign(Buffer.concat(hashes))) } };
}

/** A credential as JWT (VC-JOSE-COSE 1.0): the claims are the credential itself. */
export function asJwt(credential: Credential, signer: Signer): string {
  const { issuer, credentialSubject } = credential;
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: signer.verificationMethod };
  const claims = {
    ...credential,
    iss: idOf(issuer),
    jti: credential.id,
    sub: idOf(credentialSubject),
    nbf: Date.parse(credential.validFrom) / 1000,
    ...(credential.validUntil === undefined ? {} : { exp: Date.parse(credential.validUntil) / 1000 }),
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${signer.sign(Buffer.from(signed)).toString('base64url')}`;
}

function idOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'id' in node ? node.id : node;
}

/** The least length of a list, so that a place tells little of whom it is asked for (Bitstring Status List 1.0, 6.1). */
const LEAST_PLACES = 131_072;

/** A bit a register number, set where the paper was withdrawn or replaced; the first place is the highest bit. */
export function statusBits(fallen: readonly number[]): Buffer {
  const places = Math.max(LEAST_PLACES, ...fallen.map((number) => number + 1));
  const bits = Buffer.alloc(Math.ceil(places / 8));
  for (const number of fallen) {
    const place = number >> 3;
    bits[place] = (bits[place] ?? 0) | (0x80 >> (number & 7));
  }
  return bits;
}

/** The status list of a register, unsigned. */
export function statusListCredential(given: {
  readonly url: string;
  readonly issuerId: string;
  readonly fallen: readonly number[];
  readonly asOf: Date;
}): Credential {
  const { url, issuerId, fallen, asOf } = given;
  return {
    '@context': [BADGE_CONTEXTS[0]],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId,
    validFrom: instant(asOf),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(statusBits(fallen)).toString('base64url')}`,
    },
  };
}
