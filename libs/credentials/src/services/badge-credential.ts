import { createHash } from 'node:crypto';
import { badgeContents } from '../rules/paper-text';
import { type PrintedFields } from '../rules/printed-fields';
import { type LinkedNode } from '../rules/quads';

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
