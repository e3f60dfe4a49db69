import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { BadgeReportResponse } from '../external-badges/external-badge.dto';
import { type ClaimPage, type ListedClaim, type QueuedClaim } from './external-claim-review.service';
import { CLAIM_STATES, type ClaimState, type ExternalClaim } from './external-claim.repository';
import { type AskedExternalCertificate, type AskedOfMember } from './external-claim.service';

/** What a phone sends, as multipart/form-data. */
export class OutsideClaimForm {
  /** The same when the phone sends again. */
  clientKey: string;
  /** The kind of certificate, as the round names it. */
  certificate: string;
  number: string;
  issuer: string;
  /** `yyyy-mm-dd`. */
  issuedOn: string;
  /** `yyyy-mm-dd`, the last day printed on the paper; left out: none is. */
  validUntil?: string;
  /** One JPEG, PNG, WebP or PDF. */
  file: string;
}

/** The proof that it was sent. */
export class OutsideClaimReceiptResponse {
  claimId: string;
}

/** A certificate of somebody else that was sent in; its file is at `outside-claims/{id}/file`. */
export class OutsideClaimResponse {
  id: string;
  /** Name of the kind. */
  name: string;
  number: string;
  issuer: string;
  /** Calendar dates, `yyyy-mm-dd`; `validUntil` is printed on the paper, `lastOn` counts: null for one that never ends. */
  issuedOn: string;
  validUntil: string | null;
  lastOn: string | null;
  /** An officer sent it in for her. */
  isEntered: boolean;
  /** Instants, ISO 8601 in UTC. */
  sentAt: string;
  decidedAt: string | null;
  /** `waiting`, `accepted`, `refused` or `withdrawn`. */
  state: string;
  /** Why it was refused or withdrawn. */
  reason: string | null;
  /** `image/jpeg` or `application/pdf`; of a badge `application/json` or `application/jwt`. */
  mediaType: string;
  sizeBytes: number;
  /** What was looked at of a badge; null for a paper. */
  badge: BadgeReportResponse | null;
  /** Since when an accepted badge is doubtful and waits for an officer, ISO 8601 in UTC; null: it isn't. */
  doubtedAt: string | null;

  static from(claim: ExternalClaim): OutsideClaimResponse {
    const { id, name, number, issuer, issuedOn, validUntil, lastOn, state, mediaType, sizeBytes } = claim;
    return {
      ...{ id, name, number, issuer, issuedOn, validUntil, lastOn, state, mediaType, sizeBytes },
      isEntered: claim.enteredBy !== null,
      sentAt: claim.sentAt.toISOString(),
      decidedAt: (claim.withdrawnAt ?? claim.decidedAt)?.toISOString() ?? null,
      reason: claim.withdrawalReason ?? claim.reason,
      badge: claim.badge === null ? null : BadgeReportResponse.from(claim.badge),
      doubtedAt: claim.doubtedAt?.toISOString() ?? null,
    };
  }
}

/** An outside certificate that the member's round asks for, or did until it was ended and she had sent one. */
export class AskedOutsideResponse {
  certificate: string;
  name: string;
  issuer: string;
  /** Null: for ever. */
  validMonths: number | null;
  roundTitle: string;
  /** False: the round was ended, and no other asks for it. */
  isAsked: boolean;
  /** A new one may be sent now. */
  maySend: boolean;
  /** The newest first. */
  claims: OutsideClaimResponse[];

  static from(asked: AskedExternalCertificate): AskedOutsideResponse {
    const { certificate, name, issuer, validMonths, roundTitle, isAsked, maySend, claims } = asked;
    return {
      ...{ certificate, name, issuer, validMonths, roundTitle, isAsked, maySend },
      claims: claims.map((claim) => OutsideClaimResponse.from(claim)),
    };
  }
}

/** What the rounds of a member ask for of others. */
export class MemberOutsideResponse {
  fullName: string;
  unitName: string;
  teamName: string | null;
  asked: AskedOutsideResponse[];

  static from({ member: { fullName, unitName, teamName }, asked }: AskedOfMember): MemberOutsideResponse {
    return { fullName, unitName, teamName, asked: asked.map((one) => AskedOutsideResponse.from(one)) };
  }
}

export class OutsideQueueQuery {
  @IsOptional()
  @IsIn(CLAIM_STATES)
  state: ClaimState = 'waiting';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** Who sent it. */
export class ClaimantResponse {
  fullName: string;
  givenName: string;
  unitName: string;
  communeName: string;
  teamName: string | null;
  isRestricted: boolean;
}

/** A claim in the officer's list. */
export class QueuedClaimResponse {
  claim: OutsideClaimResponse;
  member: ClaimantResponse;

  static from({ claim, member }: QueuedClaim): QueuedClaimResponse {
    const { fullName, givenName, unitName, communeName, teamName, isRestricted } = member;
    return {
      claim: OutsideClaimResponse.from(claim),
      member: { fullName, givenName, unitName, communeName, teamName, isRestricted },
    };
  }
}

/** A claim in the list of an officer. */
export class ListedClaimResponse extends QueuedClaimResponse {
  /** False for who sent it in for the member: somebody else accepts it. */
  mayAccept: boolean;

  static override from(listed: ListedClaim): ListedClaimResponse {
    return { ...QueuedClaimResponse.from(listed), mayAccept: listed.mayAccept };
  }
}

/** A page of claims: those that wait the oldest first, others the newest first. */
export class OutsideQueueResponse {
  items: ListedClaimResponse[];
  /** All that wait in the officer's units, doubtful ones among them. */
  waiting: number;
  nextCursor: string | null;

  static from({ items, waiting, nextCursor }: ClaimPage): OutsideQueueResponse {
    return { items: items.map((item) => ListedClaimResponse.from(item)), waiting, nextCursor };
  }
}

export class DecideOutsideRequest {
  @IsBoolean()
  isAccepted: boolean;

  /** Needed for a refusal, and to let a doubtful badge count on; of an acceptance it is not kept. */
  @IsString()
  @MaxLength(500)
  reason: string;

  /** Of an acceptance: the last day printed on the paper as the officer reads it, null for none; left out: as the member said. */
  @IsOptional()
  @IsDay()
  validUntil?: string | null;
}

export class WithdrawOutsideRequest {
  @IsString()
  @MaxLength(500)
  reason: string;
}
