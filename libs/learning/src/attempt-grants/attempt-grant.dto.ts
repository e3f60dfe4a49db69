import { IsInt, IsNotEmpty, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type GivenAttempts } from '@lopso/assessment';
import { IsSaid } from '@lopso/platform';
import { type AttemptsInRound } from './cycle-attempt-grant.service';

export class GiveAttemptsRequest {
  /** Becomes the id of what is given. */
  @IsUUID()
  clientKey: string;

  /** A quiz of the round. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  quizId: string;

  @IsInt()
  @Min(1)
  @Max(5)
  number: number;

  /** The member reads it. */
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

/** The proof that they were given. */
export class AttemptGrantReceiptResponse {
  grantId: string;
}

/** Further attempts that an officer gave. */
export class GivenAttemptsResponse {
  grantId: string;
  number: number;
  /** Empty once it was erased. */
  reason: string;
  /** Instant, ISO 8601 in UTC. */
  givenAt: string;
  /** None of them is used: they may be taken back. */
  isUnused: boolean;

  static from({ id: grantId, number, reason, givenAt, isUnused }: GivenAttempts): GivenAttemptsResponse {
    return { grantId, number, reason, givenAt: givenAt.toISOString(), isUnused };
  }
}

/** Attempts at a quiz that count now. */
export class AttemptsMadeResponse {
  quizId: string;
  title: string;
  courseId: string;
  used: number;
  /** With those that were given. */
  allowed: number;
  /** None is left, none is open, and a part of her rounds that is not met asks for it: further ones may be given. */
  isUsedUp: boolean;
  /** The first first. */
  given: GivenAttemptsResponse[];

  static from({
    quizId,
    title,
    courseId,
    used,
    allowed,
    isOpen,
    isNeeded,
    given,
  }: AttemptsInRound): AttemptsMadeResponse {
    const isUsedUp = used >= allowed && !isOpen && isNeeded;
    return {
      ...{ quizId, title, courseId, used, allowed, isUsedUp },
      given: given.map((one) => GivenAttemptsResponse.from(one)),
    };
  }
}
