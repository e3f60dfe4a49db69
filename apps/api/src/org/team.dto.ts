import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  type MemberKind,
  type OrgAct,
  type Position,
  POSITIONS,
  type SeatOfTeam,
  type TeamKind,
  type TeamSummary,
} from '@lopso/org';
import { IsDay, problemText } from '@lopso/platform';
import { type TeamView } from './member-account.service';
import { type AccountUse } from './member.dto';

/** The decision that founded a team; left out: not known. */
export class TeamDecisionRequest {
  /** As the decision prints it, for example `12/QĐ-UBND`. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  decisionNumber?: string;

  /** Calendar date, `yyyy-mm-dd`. */
  @IsOptional()
  @IsDay()
  decidedOn?: string;
}

export class AddTeamRequest extends TeamDecisionRequest {
  @IsUUID()
  unitId: string;
}

export class EndTeamRequest {
  /** The decision that ends the team, where one is known. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  decisionNumber?: string;
}

export class TeamQuery {
  /** The day asked about, `yyyy-mm-dd`, past or to come; left out: today. */
  @IsOptional()
  @IsDay()
  on?: string;
}

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

  /** First day, `yyyy-mm-dd`, today or to come; left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** First day no longer held; left out: without an end. */
  @IsOptional()
  @IsDay()
  until?: string;
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
  isRestricted: boolean;
  position: Position;
  /** First day, `yyyy-mm-dd`. */
  heldFrom: string;
  /** First day no longer held; null while it lasts. */
  until: string | null;
  account: AccountUse;
}

/** Who holds a place from a coming day on. */
export class ComingHolderResponse {
  seatTermId: string;
  memberId: string;
  fullName: string;
  position: Position;
  /** First day, `yyyy-mm-dd`. */
  heldFrom: string;
  /** First day no longer held; null without an end. */
  until: string | null;
  account: AccountUse;
}

export class SeatResponse {
  number: number;
  /** The day the place was left; null when it is held or never was. */
  emptySince: string | null;
  holder: SeatHolderResponse | null;
  /** Who holds it next, from a day after the one shown. */
  next: ComingHolderResponse | null;

  static from(seat: SeatOfTeam, accounts: ReadonlyMap<string, AccountUse>): SeatResponse {
    const { number, emptySince, holder, next } = seat;
    const accountOf = ({ memberId }: { readonly memberId: string }): AccountUse => accounts.get(memberId) ?? 'none';
    return {
      number,
      emptySince,
      holder: holder === null ? null : { ...holder, account: accountOf(holder) },
      next: next === null ? null : { ...next, account: accountOf(next) },
    };
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
  /** First day the team stands no longer; null while it stands. */
  validUntil: string | null;
  endDecisionNumber: string | null;
  /** How many places the team has on that day. */
  seatLimit: number;
  /** The day the places are shown for. */
  on: string;
  /** Why there are none, as a sentence, on a day the team does not stand; else null. */
  absence: string | null;
  seats: SeatResponse[];
  can: OrgAct[];

  static from(view: TeamView): TeamResponse {
    const { team, on, seats, seatLimit, absence, can } = view.details;
    return {
      ...namesOf(team),
      decisionNumber: team.decisionNumber,
      decidedOn: team.decidedOn,
      validFrom: team.validFrom,
      validUntil: team.validUntil,
      endDecisionNumber: team.endDecisionNumber,
      on,
      absence: absence === null ? null : problemText(absence.code, absence.params).detail,
      seatLimit,
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

/** The act, to be taken back within the day. */
export class TeamEndedResponse {
  actId: string;
}

/** The team after somebody was seated, and who and where. */
export class SeatedResponse {
  memberId: string;
  seatNumber: number;
  team: TeamResponse;
}
