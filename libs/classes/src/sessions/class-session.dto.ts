import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath, IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsUUID, Matches, Min, ValidateIf } from 'class-validator';
import { IsDay, IsInstant } from '@lopso/platform';
import { type SessionState } from '../attendance/roll.rules';
import { type ClashKind } from '../clashes/clash.service';
import { NarrowedClassesQuery } from '../scheduling/class-choice.dto';
import { type ScanCode } from '../self-attendance/self-attendance.service';
import { CrewRequest, EquipmentResponse, StaffMemberResponse } from '../staffing/staffing.dto';
import { type SessionSummary } from './session-summary.service';

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

const WALL_CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Hours in Vietnam's time. */
export class SessionHoursRequest {
  /** Calendar date, `yyyy-mm-dd`. */
  @Matches(CALENDAR_DATE)
  on: string;

  /** `HH:MM`. */
  @Matches(WALL_CLOCK)
  from: string;

  /** `HH:MM`. */
  @Matches(WALL_CLOCK)
  to: string;
}

/** Other hours of a cancelled session that takes place after all. */
export class SessionReturnRequest extends SessionHoursRequest {
  /** It is known that the day is a day off. */
  @IsOptional()
  @IsBoolean()
  isHolidayKnown?: boolean;
}

export class SessionPlanRequest extends IntersectionType(SessionHoursRequest, CrewRequest) {
  @IsUUID()
  venueId: string;

  /** Who stands before it, an account that teaches in the commune; left out: who does now, and the trainer of the class before a new one. */
  @IsOptional()
  @IsUUID()
  trainerId?: string;

  /** It is known that the day is a day off. */
  @IsOptional()
  @IsBoolean()
  isHolidayKnown?: boolean;
}

/** The whole session as it is to be. */
export class SessionMoveRequest extends SessionPlanRequest {
  /** The revision the form began from: 409 where it is another by now. */
  @IsInt()
  @Min(0)
  revision: number;
}

export class ListSessionsQuery extends NarrowedClassesQuery {
  /** First calendar date, `yyyy-mm-dd`. */
  @IsDay()
  from: string;

  /** Last calendar date, `yyyy-mm-dd`. */
  @IsDay()
  to: string;
}

/** Until when a session went; null, or not before its planned end: it went to its end. */
export class SessionEndRequest {
  @IsOptional()
  @IsInstant()
  wentUntil?: string | null;
}

/** Until when a closed session really went: null to its planned end, which has to be said. */
export class CorrectEndRequest {
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsInstant()
  wentUntil: string | null;
}

export class SessionResponse {
  id: string;
  classGroupId: string;
  number: number;
  title: string;
  trainerId: string;
  trainerName: string;
  /** Who assists, by name. */
  assistants: StaffMemberResponse[];
  /** What is lent to it, by name. */
  equipment: EquipmentResponse[];
  /** True for who calls its roll: trainer and assistants. */
  isOwn: boolean;
  /** The caller may give it other hours, another hall or other helpers. */
  canMove: boolean;
  /** She moves it as a part of its class (`/class-groups/:classGroupId/moves`), since others run it. */
  movesWithClass: boolean;
  /** Its hours are over, and it is neither closed nor cancelled. */
  isOverdue: boolean;
  /** Who stands before it and may not teach on its day; of planned sessions that are not over. */
  unfitStaff: StaffMemberResponse[];
  /** Its class was planned for people of the caller's communes, which is all she has to do with it: its page shows the class, not the session. */
  isGuest: boolean;
  communeId: string;
  communeName: string;
  venueId: string;
  venueName: string;
  capacity: number;
  startsAt: string;
  endsAt: string;
  plannedMinutes: number;
  state: SessionState;
  /** Grows with every change of its hours, hall, people and things; a move says which one it began from. */
  revision: number;
  closedAt: string | null;
  /** Until when it went, before its planned end; null: to it, or it is not closed. */
  wentUntil: string | null;
  bookedCount: number;
  presentCount: number;

  static from(session: SessionSummary): SessionResponse {
    return {
      id: session.id,
      classGroupId: session.classGroupId,
      number: session.number,
      title: session.title,
      trainerId: session.trainerId,
      trainerName: session.trainerName,
      assistants: session.assistants.map((one) => StaffMemberResponse.from(one)),
      equipment: session.equipment.map((item) => EquipmentResponse.from(item)),
      isOwn: session.isOwn,
      canMove: session.canMove,
      movesWithClass: session.movesWithClass,
      isOverdue: session.isOverdue,
      unfitStaff: session.unfitStaff.map((one) => StaffMemberResponse.from(one)),
      isGuest: session.isGuest,
      communeId: session.communeId,
      communeName: session.communeName,
      venueId: session.venueId,
      venueName: session.venueName,
      capacity: session.capacity,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      plannedMinutes: session.plannedMinutes,
      state: session.state,
      revision: session.revision,
      closedAt: session.closedAt?.toISOString() ?? null,
      wentUntil: session.wentUntil?.toISOString() ?? null,
      bookedCount: session.bookedCount,
      presentCount: session.presentCount,
    };
  }
}

export class MovedSessionResponse extends SessionResponse {
  /** Of one that was over and held by nobody: who has a place and is busy at the new hours, by given name. */
  leftOutNames: string[];
}

export class SessionListResponse {
  items: SessionResponse[];
  /** There are more than 500: ask for fewer days. */
  isCut: boolean;

  static from(list: { sessions: readonly SessionSummary[]; isCut: boolean }): SessionListResponse {
    return { items: list.sessions.map((session) => SessionResponse.from(session)), isCut: list.isCut };
  }
}

export class RestoredSessionResponse {
  session: SessionResponse;
  /** Booked people who are busy at these hours and so are not on the roll. */
  missingCount: number;
  /** People who were named for the class and got another one about the same while it was cancelled: they have no place in it any more. */
  replacedCount: number;
  /** Who stands before it and is on leave that day: somebody has to stand in. */
  awayNames: string[];
  /** What was lent to it and is put away by now: it is not lent any more. */
  putAwayNames: string[];
}

export class ClosedSessionResponse {
  closedAt: string;
  minutes: number;
  presentCount: number;
  /** Of them, for whom less than the whole session counts. */
  partialCount: number;
}

export class ScanCodeResponse {
  /** Path and fragment that the QR code carries, below the public address. */
  path: string;
  /** Six digits, for who cannot scan. */
  number: string;
  /** Until the next code. */
  secondsLeft: number;
  windowSeconds: number;

  static from(classSessionId: string, code: ScanCode): ScanCodeResponse {
    const { token, number, secondsLeft, windowSeconds } = code;
    return { path: `/diem-danh/${classSessionId}#${token}`, number, secondsLeft, windowSeconds };
  }
}

/** Hours that stand in the way of others. */
export class ClashFieldsResponse {
  kind: ClashKind;
  /** The hall, the person or the thing that is taken. */
  who: string;
  /** Empty where the caller may not see that class. */
  title: string;
  /** Number of the session in that class; 0 where it is not told. */
  number: number;
  /** `dd/mm/yyyy`; the first day of a leave. */
  on: string;
  /** `HH:MM`; empty for a leave. */
  from: string;
  /** `HH:MM`; empty for a leave. */
  to: string;
  /** The last day of a leave, `dd/mm/yyyy`; empty for a class. */
  until: string;
  /** Hall and commune; empty where they are not told. */
  venueName: string;
  communeName: string;
  /** Minutes the way takes; 0 where the hours themselves meet, and of a class the caller may not see. */
  travelMinutes: number;
  /** By how many minutes the pause is too short for the way. */
  missingMinutes: number;
}

/** The same, in a refusal. */
export class SessionClashResponse extends ClashFieldsResponse {
  /** Which of the sessions that were sent, from 0. */
  session: number;
}

/** Other hours of the same length, with the same people in the same hall. */
export class FreeSlotResponse {
  /** Which of the sessions that were sent, from 0. */
  session: number;
  /** Calendar date, `yyyy-mm-dd`. */
  on: string;
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`. */
  to: string;
}

export class ClashParamsResponse {
  clashes: SessionClashResponse[];
  /** Up to three for each session that clashes. */
  freeSlots: FreeSlotResponse[];
}

/** A problem document (RFC 9457) about hours that are taken. */
export class ClashProblemResponse {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: ClashParamsResponse;
}

/** Declares that a route refuses hours with all clashes and other hours. */
export const ApiClashes = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ClashProblemResponse),
    ApiResponse({
      status: 409,
      description: 'The hours are taken: `params` names every clash and offers other hours.',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ClashProblemResponse) } } },
    }),
  );
