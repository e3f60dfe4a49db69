import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { NotBookedResponse } from '../booking/booking.dto';
import { type OwnRequest, type RequestStanding } from '../own-classes/own-class.service';
import { type Approval, type RequestStage } from './place-request.rules';
import { type AskingMember, type ClassRequests, MOST_REQUESTS, type RequestList } from './place-request.service';
import { type AnswerOutcome } from './request-answer.service';

export class ListRequestsQuery {
  /** Of this class also those the caller sees and does not answer. */
  @IsOptional()
  @IsUUID()
  classGroupId?: string;
}

export class TakeBackAnswersRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_REQUESTS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  requestIds: string[];
}

export class AnswerRequestsRequest extends TakeBackAnswersRequest {
  @IsBoolean()
  isApproved: boolean;

  /** Why not, in words for the member; only with a no. */
  @ValidateIf(({ isApproved }: AnswerRequestsRequest) => isApproved !== true)
  @IsString()
  @Matches(/(\S\s*){5}/u)
  @MaxLength(300)
  reason?: string;
}

export class AskingMemberResponse {
  requestId: string;
  memberId: string;
  fullName: string;
  /** The village, commune or organisation. */
  unitName: string;
  communeName: string;
  teamName: string | null;
  isRestricted: boolean;
  /** Whose word it waits for. */
  stage: RequestStage;
  approval: Exclude<Approval, 'none'>;
  askedAt: string;
  /** Its own time or the beginning of the class, whichever is earlier. */
  expiresAt: string;
  /** The word it waits for is the caller's. */
  canAnswer: boolean;

  static from(person: AskingMember): AskingMemberResponse {
    const { requestId, memberId, fullName, unitName, communeName, teamName, isRestricted } = person;
    const { stage, approval, canAnswer } = person;
    return {
      ...{ requestId, memberId, fullName, unitName, communeName, teamName, isRestricted, stage, approval, canAnswer },
      askedAt: person.askedAt.toISOString(),
      expiresAt: person.expiresAt.toISOString(),
    };
  }
}

export class ClassRequestsResponse {
  classGroupId: string;
  title: string;
  communeName: string;
  /** The next session; null when nothing of the class is to come. */
  startsAt: string | null;
  capacity: number;
  freePlaces: number;
  waitingCount: number;
  people: AskingMemberResponse[];

  static from({ startsAt, people, ...rest }: ClassRequests): ClassRequestsResponse {
    const { classGroupId, title, communeName, capacity, freePlaces, waitingCount } = rest;
    return {
      ...{ classGroupId, title, communeName, capacity, freePlaces, waitingCount },
      startsAt: startsAt?.toISOString() ?? null,
      people: people.map((one) => AskingMemberResponse.from(one)),
    };
  }
}

export class RequestListResponse {
  /** The class whose first request expires first. */
  classes: ClassRequestsResponse[];
  total: number;
  isCut: boolean;

  static from({ classes, total, isCut }: RequestList): RequestListResponse {
    return { classes: classes.map((one) => ClassRequestsResponse.from(one)), total, isCut };
  }
}

export class RequestCountResponse {
  /** How many wait for the caller's word. */
  count: number;
}

export class AnswerOutcomeResponse {
  /** How many got a place. */
  placed: number;
  /** How many wait for one, as the class is full. */
  waiting: number;
  /** How many are passed on to who runs the class. */
  passedOn: number;
  declined: number;
  /** Who could not be admitted, as they are elsewhere then; their requests still wait. */
  notAdmitted: NotBookedResponse[];

  static from({ placed, waiting, passedOn, declined, notAdmitted }: AnswerOutcome): AnswerOutcomeResponse {
    return {
      ...{ placed, waiting, passedOn, declined },
      notAdmitted: notAdmitted.map((one) => NotBookedResponse.from(one)),
    };
  }
}

export class OwnRequestResponse {
  id: string;
  classGroupId: string;
  title: string;
  communeName: string;
  /** The next session; null when nothing of the class is to come. */
  startsAt: string | null;
  approval: Exclude<Approval, 'none'>;
  /** Whose word it waits for, or how it ended. */
  standing: RequestStanding;
  askedAt: string;
  expiresAt: string;
  /** Why it was declined. */
  reason: string | null;
  isBooked: boolean;
  isWaiting: boolean;

  static from({ startsAt, askedAt, expiresAt, ...rest }: OwnRequest): OwnRequestResponse {
    const { id, classGroupId, title, communeName, approval, standing, reason, isBooked, isWaiting } = rest;
    return {
      ...{ id, classGroupId, title, communeName, approval, standing, reason, isBooked, isWaiting },
      startsAt: startsAt?.toISOString() ?? null,
      askedAt: askedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
