import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import {
  type MemberKind,
  type OrgAct,
  type Position,
  POSITIONS,
  type SeatOfTeam,
  type TeamKind,
  type TeamSummary,
} from '@lopso/org';
import { type AccountUse } from './member.dto';
import { type TeamView } from './team-views';

export class TakeSeatRequest {
  @IsUUID()
  memberId: string;

  @IsIn(POSITIONS)
  position: Position;

  /** Left out: the lowest free number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  seatNumber?: number;
}

export class PrintActivationSlipsRequest {
  /** Whose slips; left out: everybody of the team who has not used a slip yet. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class SeatHolderResponse {
  seatTermId: string;
  memberId: string;
  fullName: string;
  givenName: string;
  kind: MemberKind;
  organisation: string | null;
  position: Position;
  /** First day, `yyyy-mm-dd`. */
  heldFrom: string;
  account: AccountUse;
}

export class SeatResponse {
  number: number;
  /** The day the place was left; null when it is held or never was. */
  emptySince: string | null;
  holder: SeatHolderResponse | null;

  static from(seat: SeatOfTeam, accounts: ReadonlyMap<string, AccountUse>): SeatResponse {
    const { number, emptySince, holder } = seat;
    const account = accounts.get(holder?.memberId ?? '') ?? 'none';
    return { number, emptySince, holder: holder === null ? null : { ...holder, account } };
  }
}

export class TeamResponse {
  id: string;
  kind: TeamKind;
  name: string;
  unitId: string;
  unitName: string;
  communeId: string;
  communeName: string;
  decisionNumber: string | null;
  decidedOn: string | null;
  validFrom: string;
  seatLimit: number;
  seats: SeatResponse[];
  can: OrgAct[];

  static from(view: TeamView): TeamResponse {
    const { team, seats, can } = view.details;
    return {
      ...namesOf(team),
      decisionNumber: team.decisionNumber,
      decidedOn: team.decidedOn,
      validFrom: team.validFrom,
      seatLimit: team.seatLimit,
      seats: seats.map((seat) => SeatResponse.from(seat, view.accounts)),
      can: [...can],
    };
  }
}

type TeamNames = Pick<TeamResponse, 'id' | 'kind' | 'name' | 'unitId' | 'unitName' | 'communeId' | 'communeName'>;

function namesOf(team: TeamSummary): TeamNames {
  const { id, kind, name, unitId, unitName, communeId, communeName } = team;
  return { id, kind, name, unitId, unitName, communeId, communeName };
}

/** The team after somebody was seated, and who and where. */
export class SeatedResponse {
  memberId: string;
  seatNumber: number;
  team: TeamResponse;
}
