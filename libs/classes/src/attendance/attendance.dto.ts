import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { IsInstant } from '@lopso/platform';
import { BookedMemberResponse } from '../scheduling/class-group.dto';
import { SessionResponse } from '../sessions/class-session.dto';
import { type OwnReceipt } from './attendance-log.service';
import { type AttendanceMark, type MarkSource } from './attendance.repository';
import { type Excuse, type Mark, type TypedWord } from './attendance.rules';
import { type Introduction, type RollTap } from './attendance.service';
import { type CorrectionStanding, type ProvinceCorrectionRule } from './roll-access.service';
import { MOST_CORRECTION_DAYS } from './roll.rules';
import { type Roll, type RollDispute, type RollRow } from './roll.service';

const MARKS: Mark[] = ['present', 'absent', 'excused'];

export const EXCUSES: Excuse[] = ['duty', 'family', 'road', 'personal'];

const WALL_CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is said of one person. Left out says nothing of it, null says that there is none. */
export class MarkWordRequest {
  @IsIn(MARKS)
  mark: Mark;

  /** Of who came late: `HH:MM` on the day of the session in Vietnam. */
  @IsOptional()
  @Matches(WALL_CLOCK)
  @ApiProperty({ type: String, nullable: true, required: false })
  cameAt?: string | null;

  /** Of who left early: `HH:MM`. */
  @IsOptional()
  @Matches(WALL_CLOCK)
  @ApiProperty({ type: String, nullable: true, required: false })
  leftAt?: string | null;

  /** In place of times: how many minutes she was there. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  @ApiProperty({ type: Number, nullable: true, required: false })
  minutes?: number | null;

  /** Of who is excused, and then needed. */
  @IsOptional()
  @IsIn(EXCUSES)
  @ApiProperty({ enum: EXCUSES, nullable: true, required: false })
  excuse?: Excuse | null;
}

/** The word of a form, without what else it carries. */
export function wordOf({ mark, cameAt, leftAt, minutes, excuse }: MarkWordRequest): TypedWord {
  return { mark, cameAt, leftAt, minutes, excuse };
}

/** What a mark says in full; times as instants. */
export class MarkStateResponse {
  mark: Mark;
  /** Later than the start; null: in time. */
  cameAt: string | null;
  /** Before the end; null: stayed to it. */
  leftAt: string | null;
  /** Said outright in place of times. */
  minutes: number | null;
  @ApiProperty({ enum: EXCUSES, nullable: true })
  excuse: Excuse | null;
}

/** The same of a mark, or of nobody's. */
export function stateOf<M extends Mark | null>(state: {
  readonly mark: M;
  readonly cameAt: Date | null;
  readonly leftAt: Date | null;
  readonly minutes: number | null;
  readonly excuse: Excuse | null;
}): Omit<MarkStateResponse, 'mark'> & { mark: M } {
  const { mark, cameAt, leftAt, minutes, excuse } = state;
  return { mark, cameAt: cameAt?.toISOString() ?? null, leftAt: leftAt?.toISOString() ?? null, minutes, excuse };
}

const CORRECTION_SOURCES: ('correction' | 'paper')[] = ['correction', 'paper'];

const ROLL_SOURCES: RollTap['source'][] = ['roll', 'card', 'card-number', 'paper', 'spot-check'];

/** What a mark is made on. */
export class OnDeviceRequest {
  /** The phone or computer, by a name that it gave itself: a random id, nothing of its make or its owner. */
  @IsOptional()
  @IsUUID()
  deviceId?: string;
}

export class AdmitWalkInRequest extends OnDeviceRequest {
  @IsUUID()
  memberId: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

/** `username`, or `fullName` with `birthYear`: exactly one of the two. */
export class AdmitArrivalRequest extends OnDeviceRequest {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username?: string;

  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  fullName?: string;

  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear?: number;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

/** How she introduces herself; null when that is no one way. */
export function introductionOf({ username, fullName, birthYear }: AdmitArrivalRequest): Introduction | null {
  if (username !== undefined) return fullName === undefined && birthYear === undefined ? { username } : null;
  return fullName === undefined || birthYear === undefined ? null : { fullName, birthYear };
}

export class CorrectAttendanceRequest extends IntersectionType(AdmitWalkInRequest, MarkWordRequest) {
  /** `paper`: typed in from the list signed in the hall. */
  @IsOptional()
  @IsIn(CORRECTION_SOURCES)
  @ApiProperty({ enum: CORRECTION_SOURCES, required: false })
  source?: 'correction' | 'paper';
}

export class RecordAttendanceRequest extends IntersectionType(AdmitWalkInRequest, MarkWordRequest) {
  @IsIn(ROLL_SOURCES)
  @ApiProperty({ enum: ROLL_SOURCES })
  source: RollTap['source'];

  /** Which of the device's writes it is, for a tap that it kept; left out with `madeAt` for one made with the server at hand. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  sequence?: number;

  /** When the tap was made by the phone's clock. */
  @IsOptional()
  @IsInstant()
  madeAt?: string;
}

/** Where the tap was kept, by the phone's clock; `sentAt` is what that clock showed at the sending. */
export function keptOf(
  { deviceId, sequence, madeAt }: RecordAttendanceRequest,
  sentAt: string | undefined,
): RollTap['kept'] {
  if (deviceId === undefined || sequence === undefined || madeAt === undefined) return undefined;
  return { deviceId, sequence, madeAt: new Date(madeAt), sentAt: clockAtSending(sentAt) };
}

/** What the phone's clock showed at the sending, by the header `x-sent-at`; null when it doesn't say. */
export function clockAtSending(sentAt: string | undefined): Date | null {
  const sent = new Date(sentAt ?? '');
  return Number.isNaN(sent.getTime()) ? null : sent;
}

export class ScanRequest extends OnDeviceRequest {
  @IsString()
  @MaxLength(40)
  token: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

export class NumberRequest extends OnDeviceRequest {
  /** The six digits on the screen. */
  @Matches(/^\d{6}$/)
  number: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

/** The receipt of a mark. */
export class AttendanceMarkResponse extends MarkStateResponse {
  memberId: string;
  source: MarkSource;
  markedAt: string;

  static from(receipt: AttendanceMark): AttendanceMarkResponse {
    const { memberId, source, markedAt } = receipt;
    return { ...stateOf(receipt), memberId, source, markedAt: markedAt.toISOString() };
  }
}

/** The receipt of what a member said of herself. */
export class OwnMarkResponse extends AttendanceMarkResponse {
  /** She stands as present; false: somebody marked her as not there before, and decides. */
  counts: boolean;

  static override from(receipt: OwnReceipt): OwnMarkResponse {
    return { ...AttendanceMarkResponse.from(receipt), counts: receipt.counts };
  }
}

/** A mark that counts for nothing until somebody decides. */
export class DisputeResponse extends MarkStateResponse {
  source: MarkSource;
  /** When it was made, by the server's clock. */
  madeAt: string;
  /** Who made it, where she stands before the session; null: somebody who doesn't (any more), or the member herself. */
  byName: string | null;

  static from(disputed: RollDispute): DisputeResponse {
    return {
      ...stateOf(disputed),
      source: disputed.source,
      madeAt: disputed.madeAt.toISOString(),
      byName: disputed.byName,
    };
  }
}

export class RollRowResponse extends BookedMemberResponse {
  /** Her line on every printed list of the class; null until one was printed with her on it. */
  number: number | null;
  /** Null until somebody marks. */
  mark: Mark | null;
  source: MarkSource | null;
  markedAt: string | null;
  /** Later than the start; null: in time, or not present. */
  cameAt: string | null;
  /** Before the end; null: stayed to it, or not present. */
  leftAt: string | null;
  /** Said outright in place of times. */
  minutes: number | null;
  @ApiProperty({ enum: EXCUSES, nullable: true })
  excuse: Excuse | null;
  /** What counts by the rule of the class for who is present; null for who is not. */
  countedMinutes: number | null;
  /** Names of others who marked themselves from the phone that she did, by given name; seldom any. */
  samePhoneAs: string[];
  /** What another phone says otherwise, until somebody decides. */
  dispute: DisputeResponse | null;

  static override from(row: RollRow): RollRowResponse {
    return {
      ...BookedMemberResponse.from(row),
      number: row.number,
      ...stateOf(row),
      countedMinutes: row.countedMinutes,
      source: row.source,
      markedAt: row.markedAt?.toISOString() ?? null,
      samePhoneAs: [...row.samePhoneAs],
      dispute: row.dispute === null ? null : DisputeResponse.from(row.dispute),
    };
  }
}

/** Until when a roll is corrected, by the rule of the province. */
export class CorrectionStandingResponse {
  /** The last day for who stands before the session, `yyyy-mm-dd`; null: there is none. */
  trainerUntil: string | null;
  /** The last day for the department. */
  departmentUntil: string | null;
  /** The session is closed, and the caller may correct its roll today. */
  canCorrect: boolean;

  static from({ trainerUntil, departmentUntil, canCorrect }: CorrectionStanding): CorrectionStandingResponse {
    return { trainerUntil, departmentUntil, canCorrect };
  }
}

export class RollResponse {
  session: SessionResponse;
  /** By given name as Vietnamese sorts. */
  rows: RollRowResponse[];
  corrections: CorrectionStandingResponse;
  /** The server's clock. */
  asOf: string;

  static from(roll: Roll): RollResponse {
    return {
      session: SessionResponse.from(roll.session),
      rows: roll.rows.map((row) => RollRowResponse.from(row)),
      corrections: CorrectionStandingResponse.from(roll.corrections),
      asOf: roll.asOf.toISOString(),
    };
  }
}

const isSet = (_: unknown, days: unknown): boolean => days !== null;

export class SetCorrectionRuleRequest {
  /** Days after a session on which who stands before it corrects its roll; null: without end. */
  @ValidateIf(isSet)
  @IsInt()
  @Min(1)
  @Max(MOST_CORRECTION_DAYS)
  trainerDays: number | null;

  /** Days of the department, no fewer than the trainer's; null: without end. */
  @ValidateIf(isSet)
  @IsInt()
  @Min(1)
  @Max(MOST_CORRECTION_DAYS)
  departmentDays: number | null;
}

export class CorrectionRuleResponse {
  provinceId: string;
  trainerDays: number | null;
  departmentDays: number | null;
  /** The caller may change it. */
  canSet: boolean;

  static from({ provinceId, trainerDays, departmentDays, canSet }: ProvinceCorrectionRule): CorrectionRuleResponse {
    return { provinceId, trainerDays, departmentDays, canSet };
  }
}
