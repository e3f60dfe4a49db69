import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import { SessionHoursRequest } from '../sessions/class-session.dto';
import { type ClassMoved, type SessionTarget } from './class-move.service';

/** Where one session is to go. */
export class SessionTargetRequest extends SessionHoursRequest {
  @IsUUID()
  classSessionId: string;

  @IsUUID()
  venueId: string;

  /** The revision of the session it was decided on: 409 where it is another by now. */
  @IsInt()
  @Min(0)
  revision: number;
}

export class MoveClassRequest {
  /** Sessions that stay as they are may be left out. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ArrayUnique((one: SessionTargetRequest) => one.classSessionId)
  @ValidateNested({ each: true })
  @Type(() => SessionTargetRequest)
  sessions: SessionTargetRequest[];

  /** It is known that some of the days are days off. */
  @IsOptional()
  @IsBoolean()
  isHolidayKnown?: boolean;
}

export class SessionTargetResponse {
  classSessionId: string;
  venueId: string;
  /** The revision the move led to. */
  revision: number;
  on: string;
  from: string;
  to: string;

  static from({ classSessionId, venueId, revision, on, from, to }: SessionTarget): SessionTargetResponse {
    return { classSessionId, venueId, revision, on, from, to };
  }
}

export class NewHomeResponse {
  communeName: string;
  formerName: string;
}

export class ClassMovedResponse {
  movedCount: number;
  /** Of sessions that were over and held by nobody: who has a place and is busy at the new hours, by given name. */
  leftOutNames: string[];
  /** They keep their places. */
  bookedCount: number;
  waitingCount: number;
  /** Of the waiting those who could not come then: they keep their turn, and are passed over while it is so. */
  hinderedCount: number;
  /** Who asked for a word and has none yet. */
  requestCount: number;
  isTwoStage: boolean;
  /** The commune whose class it is from now on; null: it stays whose it was. */
  newHome: NewHomeResponse | null;
  /** Sent as a move, it takes this one back. */
  undo: SessionTargetResponse[];

  static from(moved: ClassMoved): ClassMovedResponse {
    const { movedCount, bookedCount, waitingCount, hinderedCount, requestCount, isTwoStage, newHome, undo } = moved;
    return {
      ...{ movedCount, bookedCount, waitingCount, hinderedCount, requestCount, isTwoStage },
      leftOutNames: [...moved.leftOutNames],
      newHome: newHome === null ? null : { communeName: newHome.communeName, formerName: newHome.formerName },
      undo: undo.map((one) => SessionTargetResponse.from(one)),
    };
  }
}
