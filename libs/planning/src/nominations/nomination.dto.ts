import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { NotBookedResponse, SessionHoursRequest } from '@lopso/classes/http';
import { IsDay, PageQuery, queryBoolean } from '@lopso/platform';
import { type BookedElsewhere, type CallBooking } from './nomination-booking.service';
import { type CallLevel, type CommuneQuota, type TitledCourse } from './nomination-call.repository';
import {
  type CommuneNominations,
  type NominationCallInList,
  type NominationCallView,
  type Nominee,
  type Unfinished,
} from './nomination-call.service';
import { type ClassForCall, type Nomination, type NominationState, type OwnNomination } from './nomination.repository';
import { type NominationRefusal } from './nomination.rules';
import { type NominationOutcome, type NotNominated } from './nomination.service';
import { type CallWithFreePlaces, type TeamNominationCall } from './team-nomination.service';

const MOST_COMMUNES = 500;

const MOST_PEOPLE = 500;

export class ListCallsQuery extends PageQuery {
  /** True: names are still taken; false: no more; left out: all. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isOpen?: boolean;
}

export class QuotaRequest {
  @IsUUID()
  communeId: string;

  @IsInt()
  @Min(0)
  @Max(2000)
  places: number;
}

class CallTermsRequest {
  /** The last day for names. */
  @IsDay()
  closesOn: string;

  /** Communes left out get no place. */
  @IsArray()
  @ArrayMaxSize(MOST_COMMUNES)
  @ArrayUnique(({ communeId }: QuotaRequest) => communeId)
  @ValidateNested({ each: true })
  @Type(() => QuotaRequest)
  quotas: QuotaRequest[];
}

export class ChangeCallRequest extends CallTermsRequest {
  /** Of the call as the form was filled in from it. */
  @IsInt()
  @Min(0)
  revision: number;
}

export class PublishCallRequest extends CallTermsRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the call. */
  @IsUUID()
  clientKey: string;

  @IsString()
  @MinLength(3)
  @MaxLength(120)
  title: string;

  /** The course it is about; left out: of none. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  courseId?: string | null;

  @IsIn(['basic', 'in-depth'])
  level: 'basic' | 'in-depth';

  /** Courses that whoever is named has finished; at least one where the level is in-depth. */
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  requiredCourseIds: string[];
}

export class UnfinishedQuery {
  /** Left out: all who hold a seat. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  courseId?: string;
}

export class NamePeopleRequest {
  /** Everybody who holds a seat of these teams today. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  teamIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PEOPLE)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class ProposeNamesRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  memberIds: string[];
}

export class DeclineNameRequest {
  /** The leader who proposed her reads it. */
  @IsString()
  @MinLength(3)
  @MaxLength(200)
  reason: string;
}

export class OpenCallClassRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the class. */
  @IsUUID()
  clientKey: string;

  @IsUUID()
  venueId: string;

  /** The account of somebody who teaches there on those days. */
  @IsUUID()
  trainerId: string;

  @IsInt()
  @Min(1)
  @Max(2000)
  capacity: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SessionHoursRequest)
  sessions: SessionHoursRequest[];
}

export class BookCallRequest {
  @IsUUID()
  classGroupId: string;

  /** Only people of these communes; left out: of all. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COMMUNES)
  @IsUUID(undefined, { each: true })
  communeIds?: string[];
}

export class TitledCourseResponse {
  id: string;
  title: string;

  static from({ id, title }: TitledCourse): TitledCourseResponse {
    return { id, title };
  }
}

/** What every view of a call tells. */
export class CallResponse {
  id: string;
  title: string;
  course: TitledCourseResponse | null;
  level: CallLevel;
  /** Courses that whoever is named has finished. */
  required: TitledCourseResponse[];
  /** The last day for names. */
  closesOn: string;

  static of(
    call: Pick<NominationCallView, 'id' | 'title' | 'course' | 'level' | 'required' | 'closesOn'>,
  ): CallResponse {
    const { id, title, course, level, required, closesOn } = call;
    return {
      ...{ id, title, level, closesOn },
      course: course === null ? null : TitledCourseResponse.from(course),
      required: required.map((one) => TitledCourseResponse.from(one)),
    };
  }
}

export class CallSummaryResponse extends CallResponse {
  isOpen: boolean;
  communes: number;
  places: number;
  filled: number;
  booked: number;
  proposed: number;
  /** Communes that named nobody yet. */
  notStarted: number;

  static from(call: NominationCallInList): CallSummaryResponse {
    const { isOpen, communes, places, filled, booked, proposed, notStarted } = call;
    return { ...CallResponse.of(call), isOpen, communes, places, filled, booked, proposed, notStarted };
  }
}

export class CallListResponse {
  items: CallSummaryResponse[];
  nextCursor: string | null;
}

export class HeirResponse {
  communeId: string;
  communeName: string;
}

export class CommuneQuotaResponse {
  communeId: string;
  communeName: string;
  /** What came of a commune that ended: one where it was merged, several where it was split; of one that stands none. */
  heirs: HeirResponse[];
  places: number;
  filled: number;
  booked: number;
  proposed: number;
  /** Said that they can't come. */
  unable: number;

  static from(quota: CommuneQuota): CommuneQuotaResponse {
    const { communeId, communeName, places, filled, booked, proposed, unable } = quota;
    const heirs = quota.heirs
      .filter(({ id }) => id !== communeId)
      .map(({ id, name }) => ({ communeId: id, communeName: name }));
    return { communeId, communeName, heirs, places, filled, booked, proposed, unable };
  }
}

export class CallDetailResponse extends CallResponse {
  isOpen: boolean;
  /** Goes with a change of the call. */
  revision: number;
  /** By name; those the caller sees. */
  communes: CommuneQuotaResponse[];
  canPublish: boolean;

  static from(call: NominationCallView): CallDetailResponse {
    const communes = call.communes.map((one) => CommuneQuotaResponse.from(one));
    return {
      ...CallResponse.of(call),
      isOpen: call.isOpen,
      revision: call.revision,
      canPublish: call.canPublish,
      communes,
    };
  }
}

export class UnfinishedResponse {
  communeId: string;
  communeName: string;
  people: number;

  static from({ communeId, communeName, people }: Unfinished): UnfinishedResponse {
    return { communeId, communeName, people };
  }
}

export class UnfinishedListResponse {
  items: UnfinishedResponse[];
}

export class NamedPersonResponse {
  id: string;
  memberId: string;
  fullName: string;
  /** Null where she belongs to a commune of which the caller may not know people. */
  birthYear: number | null;
  teamName: string | null;
  /** Null where she belongs to a commune of which the caller may not know people. */
  unitName: string | null;
  state: NominationState;
  /** A leader proposed her. */
  isProposal: boolean;
  at: string;
  reason: string | null;
  classGroupId: string | null;
  classTitle: string | null;
  /** Of who is `unable`: she has a place in a class about the same all the same, and none of her commune's is counted for it. */
  isBack: boolean;
  /** False of who has no seat in the commune any more. */
  hasSeat: boolean;
  isRestricted: boolean;

  static from(person: Nominee): NamedPersonResponse {
    const { id, memberId, fullName, birthYear, teamName, unitName, state, isProposal } = person;
    const { at, reason, classGroupId, classTitle, isBack, hasSeat, isRestricted } = person;
    return {
      ...{ id, memberId, fullName, birthYear, teamName, unitName, state, isProposal },
      ...{ at: at.toISOString(), reason, classGroupId, classTitle, isBack, hasSeat, isRestricted },
    };
  }
}

export class CallSheetResponse extends CallResponse {
  isOpen: boolean;
  quota: CommuneQuotaResponse;
  people: NamedPersonResponse[];
  canName: boolean;

  static from({ call, isOpen, quota, people, canName }: CommuneNominations): CallSheetResponse {
    return {
      ...{ ...CallResponse.of(call), isOpen, canName },
      quota: CommuneQuotaResponse.from(quota),
      people: people.map((person) => NamedPersonResponse.from(person)),
    };
  }
}

export class NotNamedResponse {
  memberId: string;
  fullName: string;
  reason: NominationRefusal;
  /** Title of the call, the class or the courses in the way. */
  what: string | null;

  static from({ memberId, fullName, reason, what }: NotNominated): NotNamedResponse {
    return { memberId, fullName, reason, what };
  }
}

export class NamingResponse {
  /** How many were taken. */
  taken: number;
  refused: NotNamedResponse[];
  sheet: CallSheetResponse;

  static from({ taken, refused }: NominationOutcome, sheet: CommuneNominations): NamingResponse {
    return {
      taken: taken.length,
      refused: refused.map((one) => NotNamedResponse.from(one)),
      sheet: CallSheetResponse.from(sheet),
    };
  }
}

/** Who of the people asked about would not be taken, by given name. */
export class ForeseenNamesResponse {
  refused: NotNamedResponse[];

  static from(refused: readonly NotNominated[]): ForeseenNamesResponse {
    return { refused: refused.map((one) => NotNamedResponse.from(one)) };
  }
}

export class LastWordResponse {
  id: string;
  state: NominationState;
  isProposal: boolean;
  at: string;
  /** Why the commune declined. */
  reason: string | null;
  classTitle: string | null;
  /** Of who is `unable`: she has a place in a class about the same all the same. */
  isBack: boolean;

  static from({ id, state, isProposal, at, reason, classTitle, isBack }: Nomination): LastWordResponse {
    return { id, state, isProposal, at: at.toISOString(), reason, classTitle, isBack };
  }
}

export class LedNameResponse {
  memberId: string;
  fullName: string;
  /** What became of her in this call; null: nobody said anything yet. */
  last: LastWordResponse | null;
  /** Why she would not be taken if she were proposed now; null: she would be. */
  hindrance: NotNamedResponse | null;
}

export class LedCallResponse extends CallResponse {
  /** People of the team, by given name. */
  people: LedNameResponse[];

  static from(call: TeamNominationCall): LedCallResponse {
    const people = call.people.map(({ memberId, fullName, last, hindrance }) => ({
      ...{ memberId, fullName },
      last: last === null ? null : LastWordResponse.from(last),
      hindrance: hindrance === null ? null : NotNamedResponse.from(hindrance),
    }));
    return { ...CallResponse.of(call), people };
  }
}

export class LedCallListResponse {
  /** Open calls that ask the commune of the team, the latest first. */
  items: LedCallResponse[];
}

export class ProposalOutcomeResponse {
  taken: number;
  refused: NotNamedResponse[];
  calls: LedCallListResponse;

  static from({ taken, refused }: NominationOutcome, calls: readonly TeamNominationCall[]): ProposalOutcomeResponse {
    return {
      taken: taken.length,
      refused: refused.map((one) => NotNamedResponse.from(one)),
      calls: { items: calls.map((call) => LedCallResponse.from(call)) },
    };
  }
}

export class OwnCallResponse {
  callId: string;
  title: string;
  closesOn: string;

  static from({ callId, title, closesOn }: OwnNomination): OwnCallResponse {
    return { callId, title, closesOn };
  }
}

export class OwnCallListResponse {
  items: OwnCallResponse[];
}

export class ClassForCallResponse {
  id: string;
  title: string;
  /** About the course of the call; of none: named like it. */
  isAbout: boolean;
  communeId: string;
  communeName: string;
  trainerName: string;
  startsAt: string;
  capacity: number;
  booked: number;

  static from({ startsAt, ...rest }: ClassForCall): ClassForCallResponse {
    const { id, title, isAbout, communeId, communeName, trainerName, capacity, booked } = rest;
    return {
      ...{ id, title, isAbout, communeId, communeName, trainerName, capacity, booked },
      startsAt: startsAt.toISOString(),
    };
  }
}

export class ClassForCallListResponse {
  items: ClassForCallResponse[];
}

export class OpenedCallClassResponse extends ClassForCallListResponse {
  /** The class that was opened. */
  classGroupId: string;
}

export class BookedElsewhereResponse {
  memberId: string;
  fullName: string;
  classTitle: string;

  static from({ memberId, fullName, classTitle }: BookedElsewhere): BookedElsewhereResponse {
    return { memberId, fullName, classTitle };
  }
}

export class CallBookingResponse {
  booked: number;
  notBooked: NotBookedResponse[];
  /** How many were left out as they hold no seat in the commune that named them any more. */
  withoutSeat: number;
  /** Who was left out, having a place in another class to come about the same. */
  elsewhere: BookedElsewhereResponse[];
  call: CallDetailResponse;

  static from(
    { booked, notBooked, withoutSeat, elsewhere }: CallBooking,
    call: NominationCallView,
  ): CallBookingResponse {
    return {
      ...{ booked, withoutSeat, call: CallDetailResponse.from(call) },
      notBooked: notBooked.map((one) => NotBookedResponse.from(one)),
      elsewhere: elsewhere.map((one) => BookedElsewhereResponse.from(one)),
    };
  }
}

export class SoughtCallResponse {
  callId: string;
  /** The led group whose people may be proposed. */
  groupId: string;
  title: string;
  /** The last day for names, `yyyy-mm-dd`. */
  closesOn: string;
  /** Places of the commune without a name. */
  free: number;

  static from({ callId, groupId, title, closesOn, free }: CallWithFreePlaces): SoughtCallResponse {
    return { callId, groupId, title, closesOn, free };
  }
}

export class SoughtCallListResponse {
  items: SoughtCallResponse[];
}
