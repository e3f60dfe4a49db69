import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { ClashFieldsResponse, SessionResponse } from '../sessions/class-session.dto';
import { type BusyStaff } from './substitution.repository';
import { type HandedDuty } from './substitution.rules';
import { type ReplaceableSession, type SubstitutionSummary } from './substitution.service';

export class ReplaceableDaysQuery {
  /** First calendar date, `yyyy-mm-dd`. */
  @IsDay()
  from: string;

  /** Last calendar date, `yyyy-mm-dd`. */
  @IsDay()
  to: string;
}

export class ReplaceStaffRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the replacement. */
  @IsUUID()
  clientKey: string;

  /** Who gives the sessions away. */
  @IsUUID()
  accountId: string;

  /** Who stands before them from now on. */
  @IsUUID()
  standInId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  classSessionIds: string[];
}

export class BusyStaffResponse {
  accountId: string;
  name: string;
  /** Sessions to come before which the person stands. */
  sessionCount: number;

  static from({ accountId, name, sessionCount }: BusyStaff): BusyStaffResponse {
    return { accountId, name, sessionCount };
  }
}

export class BusyStaffListResponse {
  /** By given name. */
  items: BusyStaffResponse[];
}

export class StandInResponse {
  accountId: string;
  name: string;
  /** What keeps the person; none: free. */
  clashes: ClashFieldsResponse[];
}

export class ReplaceableSessionResponse {
  session: SessionResponse;
  /** What the person does there. */
  duty: HandedDuty;
  /** Who teaches in its commune, by given name. */
  standIns: StandInResponse[];

  static from({ session, duty, standIns }: ReplaceableSession): ReplaceableSessionResponse {
    return {
      ...{ session: SessionResponse.from(session), duty },
      standIns: standIns.map(({ accountId, name, clashes }) => ({
        ...{ accountId, name },
        clashes: clashes.map((clash) => ({ ...clash })),
      })),
    };
  }
}

export class ReplaceableSessionListResponse {
  /** By start, 100 at most. */
  items: ReplaceableSessionResponse[];
}

export class ReplacedInResponse {
  title: string;
  number: number;
  startsAt: string;
  duty: HandedDuty;
}

export class ReplacementResponse {
  id: string;
  name: string;
  standInName: string;
  madeAt: string;
  isUndone: boolean;
  canUndo: boolean;
  sessions: ReplacedInResponse[];

  static from(one: SubstitutionSummary): ReplacementResponse {
    const { id, name, standInName, isUndone, canUndo } = one;
    const sessions = one.sessions.map(({ title, number, startsAt, duty }) => ({
      ...{ title, number, startsAt: startsAt.toISOString(), duty },
    }));
    return { id, name, standInName, madeAt: one.madeAt.toISOString(), isUndone, canUndo, sessions };
  }
}

export class ReplacementListResponse {
  /** The newest first, ten at most. */
  items: ReplacementResponse[];

  static from(replacements: readonly SubstitutionSummary[]): ReplacementListResponse {
    return { items: replacements.map((one) => ReplacementResponse.from(one)) };
  }
}
