import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import {
  type AttendanceMark,
  type Introduction,
  type Mark,
  type MarkSource,
  type Roll,
  type RollRow,
} from '@lopso/classes';
import { BookedMemberResponse } from './class-group.dto';
import { SessionResponse } from './class-session.dto';

const MARKS: Mark[] = ['present', 'absent'];
const ROLL_SOURCES: ('roll' | 'paper')[] = ['roll', 'paper'];

export class AdmitWalkInRequest {
  @IsUUID()
  memberId: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

/** `username`, or `fullName` with `birthYear`: exactly one of the two. */
export class AdmitArrivalRequest {
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

export class CorrectAttendanceRequest extends AdmitWalkInRequest {
  @IsIn(MARKS)
  mark: Mark;
}

export class RecordAttendanceRequest extends CorrectAttendanceRequest {
  @IsIn(ROLL_SOURCES)
  source: 'roll' | 'paper';
}

export class ScanRequest {
  @IsString()
  @MaxLength(40)
  token: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

export class NumberRequest {
  /** The six digits on the screen. */
  @Matches(/^\d{6}$/)
  number: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;
}

/** The receipt of a mark. */
export class AttendanceMarkResponse {
  memberId: string;
  mark: Mark;
  source: MarkSource;
  markedAt: string;

  static from(receipt: AttendanceMark): AttendanceMarkResponse {
    const { memberId, mark, source, markedAt } = receipt;
    return { memberId, mark, source, markedAt: markedAt.toISOString() };
  }
}

export class RollRowResponse extends BookedMemberResponse {
  /** Null until somebody marks. */
  mark: Mark | null;
  source: MarkSource | null;
  markedAt: string | null;

  static override from(row: RollRow): RollRowResponse {
    return {
      ...BookedMemberResponse.from(row),
      mark: row.mark,
      source: row.source,
      markedAt: row.markedAt?.toISOString() ?? null,
    };
  }
}

export class RollResponse {
  session: SessionResponse;
  /** By given name as Vietnamese sorts. */
  rows: RollRowResponse[];
  /** The server's clock. */
  asOf: string;

  static from(roll: Roll): RollResponse {
    return {
      session: SessionResponse.from(roll.session),
      rows: roll.rows.map((row) => RollRowResponse.from(row)),
      asOf: roll.asOf.toISOString(),
    };
  }
}
