import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type AccountName } from '@lopso/identity';
import { IsSaid } from '@lopso/platform';
import { WAIVER_QUESTIONS, type WaiverOf, type WaiverQuestion } from './waiver.service';

export class ProposeWaiverRequest {
  /** A requirement of the round or a part of one. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  requirementKey: string;

  /** Number of the paper that allows it. */
  @IsString()
  @IsSaid(1)
  @MaxLength(60)
  paperNumber: string;

  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

export class ProposeWaiverEndRequest {
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

export class AnswerWaiverRequest {
  /** What the caller saw waiting: a late or repeated answer never answers the next question. */
  @IsIn(WAIVER_QUESTIONS)
  answered: WaiverQuestion;
}

export class WaitingWaiversQuery {
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

/** The proof that it was proposed. */
export class WaiverReceiptResponse {
  waiverId: string;
}

/** A requirement waived for one member in one round. Instants are ISO 8601 in UTC. */
export class WaiverResponse {
  id: string;
  cycleId: string;
  roundTitle: string;
  requirementKey: string;
  label: string;
  memberName: string;
  communeName: string;
  paperNumber: string;
  reason: string;
  /** `proposed` and `ending` wait for a second person; `standing`; `ended`; `dropped`: never counted. */
  state: string;
  /** Names of accounts; null where nobody did it yet. */
  proposedBy: string;
  proposedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  endReason: string | null;
  endProposedBy: string | null;
  closedBy: string | null;
  closedAt: string | null;
  /** The caller may be the second person: it was another person's word, and isn't about the caller. */
  mayConfirm: boolean;

  static from(
    { waiver, member }: WaiverOf,
    names: ReadonlyMap<string, AccountName>,
    mayConfirm: boolean,
  ): WaiverResponse {
    const { id, cycleId, roundTitle, requirementKey, label, paperNumber, reason, state, endReason } = waiver;
    const nameOf = (account: string | null): string | null =>
      account === null ? null : (names.get(account)?.displayName ?? '');
    return {
      ...{ id, cycleId, roundTitle, requirementKey, label, paperNumber, reason, state, endReason },
      ...{ memberName: member.fullName, communeName: member.communeName },
      proposedBy: nameOf(waiver.proposedBy) ?? '',
      proposedAt: waiver.proposedAt.toISOString(),
      confirmedBy: nameOf(waiver.confirmedBy),
      confirmedAt: waiver.confirmedAt?.toISOString() ?? null,
      endProposedBy: nameOf(waiver.endProposedBy),
      closedBy: nameOf(waiver.closedBy),
      closedAt: waiver.closedAt?.toISOString() ?? null,
      mayConfirm,
    };
  }
}

/** A page of what waits, the oldest first. */
export class WaitingWaiversResponse {
  items: WaiverResponse[];
  nextCursor: string | null;
}

/** Waivers of one cycle, and what the caller may do. */
export class CycleWaiversResponse {
  /** The newest first. */
  waivers: WaiverResponse[];
  /** `waive` when the caller may propose and answer. */
  can: string[];
}
