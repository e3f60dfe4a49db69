import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay, IsSaid } from '@lopso/platform';
import { type BadgeIssuerView } from './badge-issuer.service';

/** More than a document with all keys ever used, or a signed list, is long. */
const LONGEST_DOCUMENT = 200_000;

/** A list of revoked badges at hand. */
export class BadgeStatusListResponse {
  url: string;
  /** Instants, ISO 8601: as of when the list is, and when it came. */
  asOf: string;
  receivedAt: string;
}

/** An issuer elsewhere whose badges are taken. */
export class BadgeIssuerResponse {
  id: string;
  /** `did:web:…` or `did:key:…`. */
  did: string;
  name: string;
  /** Number of the paper that says so. */
  decision: string;
  /** Calendar dates, `yyyy-mm-dd`: badges of these days are taken; null: no end. */
  trustedFrom: string;
  trustedUntil: string | null;
  /** How many of its keys are read today. */
  keys: number;
  /** Instants, ISO 8601; the document of a did:key has none. */
  enteredAt: string;
  documentAt: string | null;
  endedAt: string | null;
  endReason: string | null;
  lists: BadgeStatusListResponse[];

  static from({ issuer, keys, lists }: BadgeIssuerView): BadgeIssuerResponse {
    const { id, did, name, decision, trustedFrom, trustedUntil, endReason } = issuer;
    return {
      ...{ id, did, name, decision, trustedFrom, trustedUntil, endReason, keys },
      enteredAt: issuer.enteredAt.toISOString(),
      documentAt: issuer.documentAt?.toISOString() ?? null,
      endedAt: issuer.endedAt?.toISOString() ?? null,
      lists: lists.map(({ url, asOf, receivedAt }) => ({
        ...{ url, asOf: asOf.toISOString(), receivedAt: receivedAt.toISOString() },
      })),
    };
  }
}

export class TrustBadgeIssuerRequest {
  @IsString()
  @MaxLength(250)
  did: string;

  @IsString()
  @IsSaid(1)
  @MaxLength(120)
  name: string;

  /** The did's document as JSON; of a did:key none. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_DOCUMENT)
  document?: string;

  @IsString()
  @IsSaid(1)
  @MaxLength(120)
  decision: string;

  @IsDay()
  trustedFrom: string;

  @IsOptional()
  @IsDay()
  trustedUntil?: string;
}

export class BadgeDocumentRequest {
  /** The text as it is: a document of a did, or a signed list, as JSON or JWT. */
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_DOCUMENT)
  document: string;
}

export class EndBadgeIssuerRequest {
  @IsString()
  @MaxLength(500)
  reason: string;
}
