import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { type NewSeatHolder, type Position, POSITIONS, type Replacement, type SeatTermOfSeat } from '@lopso/org';
import { IsDay } from '@lopso/platform';
import { NewPersonRequest, personOf } from './member.dto';
import { daysOf } from './seat-days.dto';
import { TeamResponse } from './team.dto';

/** Exactly one of `memberId` and `person` is given. */
export class ReplaceMemberRequest {
  /** Made by the sender; the same for every sending of one form. */
  @IsUUID()
  clientKey: string;

  /** Somebody of the register. */
  @IsOptional()
  @IsUUID()
  memberId?: string;

  /** Somebody new. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NewPersonRequest)
  person?: NewPersonRequest;

  /** Left out: what the leaver was. */
  @IsOptional()
  @IsIn(POSITIONS)
  position?: Position;

  /** First day, `yyyy-mm-dd`, today or to come; left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** First day no longer held; left out: without an end. */
  @IsOptional()
  @IsDay()
  until?: string;
}

/** The replacement of a request as the library takes it; null when it names nobody, or two. */
export function replacementOf(seatTermId: string, body: ReplaceMemberRequest): Replacement | null {
  const { clientKey, memberId, person, position = null } = body;
  const newcomer = newcomerOf(memberId, person);
  return newcomer === null ? null : { seatTermId, clientKey, newcomer, position, days: daysOf(body) };
}

function newcomerOf(memberId: string | undefined, person: NewPersonRequest | undefined): NewSeatHolder | null {
  if (memberId !== undefined) return person === undefined ? { memberId } : null;
  if (person === undefined) return null;
  const { unitId = null, isSomebodyElse = false, otherMemberIds = [] } = person;
  return { person: personOf(person), unitId, isSomebodyElse, otherMemberIds };
}

export class MoveMemberRequest {
  @IsUUID()
  toTeamId: string;

  /** Left out: the lowest free number, or the same number in the same team. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  seatNumber?: number;

  /** Left out: what the person was. */
  @IsOptional()
  @IsIn(POSITIONS)
  position?: Position;

  /** First day, `yyyy-mm-dd`, today or to come; left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** First day no longer held; left out: without an end. */
  @IsOptional()
  @IsDay()
  until?: string;
}

/** A team after somebody left a place. */
export class SeatEndedResponse {
  actId: string;
  team: TeamResponse;
}

/** A team after a place passed on. */
export class SeatPassedOnResponse extends SeatEndedResponse {
  memberId: string;
  seatNumber: number;
}

/** The team somebody was moved to, and the one they left. */
export class MemberMovedResponse extends SeatEndedResponse {
  fromTeamId: string;
  seatNumber: number;
}

export class SeatHolderOfTimeResponse {
  seatTermId: string;
  memberId: string;
  fullName: string;
  position: Position;
  heldFrom: string;
  /** First day no longer held; null while it lasts. */
  until: string | null;
}

export class SeatHistoryResponse {
  /** The latest first. */
  items: SeatHolderOfTimeResponse[];

  static from(terms: readonly SeatTermOfSeat[]): SeatHistoryResponse {
    return { items: terms.map((term) => ({ ...term })) };
  }
}
