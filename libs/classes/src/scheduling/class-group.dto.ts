import { IntersectionType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type RequiredCourse } from '../booking/booking.rules';
import { type Approval, APPROVALS } from '../place-requests/place-request.rules';
import { SessionHoursRequest, SessionResponse } from '../sessions/class-session.dto';
import {
  type BookedMember,
  type ClassAct,
  type ClassDetail,
  type ClassSummary,
  type PlannedCommune,
  type PlannedPeople,
} from '../sessions/session-summary.service';
import { CrewRequest } from '../staffing/staffing.dto';
import { AttendanceRuleRequest, AttendanceRuleResponse } from './attendance-rule.dto';
import { NarrowedClassesQuery } from './class-choice.dto';

export class PlannedCommuneResponse {
  communeId: string;
  communeName: string;
  /** The caller is its officer and books its people. */
  isOwn: boolean;

  static from({ communeId, communeName, isOwn }: PlannedCommune): PlannedCommuneResponse {
    return { communeId, communeName, isOwn };
  }
}

export class PlannedGuestsResponse {
  communeId: string;
  communeName: string;
  people: number;
  /** No plan opened the class for them: it had them when it moved into another commune. */
  isByMove: boolean;
  /** The commune itself, or what it was merged into; of one that was split since: those that came of it. */
  goingOn: PlannedCommuneResponse[];

  static from({ communeId, communeName, people, isByMove, goingOn }: PlannedPeople): PlannedGuestsResponse {
    const going = goingOn.map((one) => PlannedCommuneResponse.from(one));
    return { communeId, communeName, people, isByMove, goingOn: going };
  }
}

export class ClassStateRequest {
  @IsString()
  @MinLength(3)
  @MaxLength(120)
  title: string;

  @IsInt()
  @Min(1)
  @Max(2000)
  capacity: number;

  /** How minutes count; left out: the usual way of a new class, as it is for one that stands. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AttendanceRuleRequest)
  rule?: AttendanceRuleRequest;

  /** How it admits who asks for a place herself; left out: at once, or for one that stands as it is. */
  @IsOptional()
  @IsIn(APPROVALS)
  approval?: Approval;

  /** Ids of courses: who has not finished them gets no place beforehand; left out: none, or for one that stands as it is. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  buildsOn?: string[];
}

export class SeenClassRequest extends PartialType(ClassStateRequest) {}

export class ChangeClassRequest extends ClassStateRequest {
  /** As the form began: 409 where somebody changed the same since. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SeenClassRequest)
  was?: SeenClassRequest;
}

export class RequiredCourseResponse {
  id: string;
  title: string;

  static from({ id, title }: RequiredCourse): RequiredCourseResponse {
    return { id, title };
  }
}

export class ScheduleClassRequest extends IntersectionType(ClassStateRequest, CrewRequest) {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the class. */
  @IsUUID()
  clientKey: string;

  @IsUUID()
  venueId: string;

  /** Id of the course it is about; left out or null: of none. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  topic?: string | null;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SessionHoursRequest)
  sessions: SessionHoursRequest[];

  /** It is known that some of the days are days off. */
  @IsOptional()
  @IsBoolean()
  isHolidayKnown?: boolean;
}

export class BookMembersRequest {
  /** Everybody who holds a seat in these teams today. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  teamIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class ListClassesQuery extends NarrowedClassesQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(800)
  cursor?: string;
}

export class BookedMemberResponse {
  memberId: string;
  fullName: string;
  /** The village, commune or organisation. */
  unitName: string;
  communeName: string;
  teamName: string | null;
  isWalkIn: boolean;
  isRestricted: boolean;

  static from(member: BookedMember): BookedMemberResponse {
    const { memberId, fullName, unitName, communeName, teamName, isWalkIn, isRestricted } = member;
    return { memberId, fullName, unitName, communeName, teamName, isWalkIn, isRestricted };
  }
}

export class ClassGroupResponse {
  id: string;
  title: string;
  trainerId: string;
  trainerName: string;
  isOwn: boolean;
  communeId: string;
  communeName: string;
  capacity: number;
  /** Id of the course it is about; null: of none. */
  topic: string | null;
  freePlaces: number;
  /** How minutes count; fixed once a session is closed. */
  rule: AttendanceRuleResponse;
  /** How it admits who asks for a place herself. */
  approval: Approval;
  /** The courses it builds on. */
  required: RequiredCourseResponse[];
  sessions: SessionResponse[];
  /** The booked people the caller may see, by given name. */
  bookings: BookedMemberResponse[];
  can: ClassAct[];
  /** It meets elsewhere and was planned for people of the caller's communes, who books them and does nothing else. */
  isGuest: boolean;
  /** For how many people of which communes a plan opened it, most first; else none. */
  plannedFor: PlannedGuestsResponse[];

  static from(detail: ClassDetail): ClassGroupResponse {
    return {
      id: detail.id,
      title: detail.title,
      trainerId: detail.trainerId,
      trainerName: detail.trainerName,
      isOwn: detail.isOwn,
      communeId: detail.communeId,
      communeName: detail.communeName,
      capacity: detail.capacity,
      topic: detail.topic,
      freePlaces: detail.freePlaces,
      rule: { ...detail.rule },
      approval: detail.approval,
      required: detail.required.map((one) => RequiredCourseResponse.from(one)),
      sessions: detail.sessions.map((session) => SessionResponse.from(session)),
      bookings: detail.bookings.map((member) => BookedMemberResponse.from(member)),
      can: [...detail.can],
      isGuest: detail.isGuest,
      plannedFor: detail.plannedFor.map((one) => PlannedGuestsResponse.from(one)),
    };
  }
}

export class ClassInListResponse {
  id: string;
  title: string;
  trainerName: string;
  isOwn: boolean;
  /** It meets elsewhere and was planned for people of the caller's communes. */
  isGuest: boolean;
  communeName: string;
  capacity: number;
  bookedCount: number;
  sessionCount: number;
  closedCount: number;
  /** Sessions that are over and neither closed nor cancelled. */
  overdueCount: number;
  /** Planned sessions before which somebody stands who may not teach on their day. */
  unfitCount: number;
  /** Null when every session is cancelled. */
  firstStartsAt: string | null;
  lastEndsAt: string | null;

  static from(group: ClassSummary): ClassInListResponse {
    return {
      id: group.id,
      title: group.title,
      trainerName: group.trainerName,
      isOwn: group.isOwn,
      isGuest: group.isGuest,
      communeName: group.communeName,
      capacity: group.capacity,
      bookedCount: group.bookedCount,
      sessionCount: group.sessionCount,
      closedCount: group.closedCount,
      overdueCount: group.overdueCount,
      unfitCount: group.unfitCount,
      firstStartsAt: group.firstStartsAt?.toISOString() ?? null,
      lastEndsAt: group.lastEndsAt?.toISOString() ?? null,
    };
  }
}

export class ClassListResponse {
  items: ClassInListResponse[];
  nextCursor: string | null;

  static from(page: { classes: readonly ClassSummary[]; nextCursor: string | null }): ClassListResponse {
    return { items: page.classes.map((group) => ClassInListResponse.from(group)), nextCursor: page.nextCursor };
  }
}
