import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { type AttendanceMark, type Mark, type MarkSource, type Roll, type RollRow } from '@lopso/classes';
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
