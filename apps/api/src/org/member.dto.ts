import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
} from 'class-validator';
import {
  MEMBER_KINDS,
  type MemberKind,
  type MemberPage,
  type MemberPageDetails,
  type MemberSummary,
  type OrgAct,
  type PersonDraft,
  type Position,
  POSITIONS,
  type SeatTermOfMember,
  type TeamKind,
} from '@lopso/org';
import { IsDay, USE_VERDICTS, type UseVerdict } from '@lopso/platform';

/** Somebody's account: none yet, made but never used, in use, or closed. */
export type AccountUse = 'none' | 'invited' | 'active' | 'closed';

export class PersonRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  fullName: string;

  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear: number;

  @IsIn(MEMBER_KINDS)
  kind: MemberKind;

  /** The association or firm; exactly for the kinds that have one. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  organisation?: string;

  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string;

  /** The name really is one word: it was asked about. */
  @IsOptional()
  @IsBoolean()
  isOneWordName?: boolean;
}

/** The person of a request as the library takes it. */
export function personOf(body: PersonRequest): PersonDraft {
  const { fullName, birthYear, kind, isOneWordName = false } = body;
  const [organisation, phone] = [body.organisation ?? null, body.phone ?? null];
  return { fullName, birthYear, kind, organisation, phone, isOneWordName };
}

/** A person who is to be written down. */
export class NewPersonRequest extends PersonRequest {
  /** The village the person belongs to; left out: the team's own unit. */
  @IsOptional()
  @IsUUID()
  unitId?: string;

  /** The likely duplicate was seen; this is somebody else. */
  @IsOptional()
  @IsBoolean()
  isSomebodyElse?: boolean;

  /** Whom the sender saw as likely duplicates; who has the very same name, year and telephone and is none of them is still asked about. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  otherMemberIds?: string[];
}

export class AddTeamMemberRequest extends NewPersonRequest {
  /** Made by the sender; the same for every sending of one form. */
  @IsUUID()
  clientKey: string;

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

/** A seat that is held from a coming day on. */
export class ComingSeatResponse {
  /** First day, `yyyy-mm-dd`. */
  heldFrom: string;
  number: number;
  teamKind: TeamKind;
}

export class MemberResponse {
  id: string;
  fullName: string;
  givenName: string;
  birthYear: number;
  kind: MemberKind;
  organisation: string | null;
  /** The person asked that the record be used no further. */
  isRestricted: boolean;
  unitId: string;
  unitName: string;
  communeId: string;
  communeName: string;
  teamId: string | null;
  teamName: string | null;
  teamKind: TeamKind | null;
  seatNumber: number | null;
  position: Position | null;
  /** Of who holds no seat today: the next one. */
  coming: ComingSeatResponse | null;

  static from(member: MemberSummary): MemberResponse {
    return {
      id: member.id,
      fullName: member.fullName,
      givenName: member.givenName,
      birthYear: member.birthYear,
      kind: member.kind,
      organisation: member.organisation,
      isRestricted: member.isRestricted,
      unitId: member.unitId,
      unitName: member.unitName,
      communeId: member.communeId,
      communeName: member.communeName,
      teamId: member.teamId,
      teamName: member.teamName,
      teamKind: member.teamKind,
      seatNumber: member.seatNumber,
      position: member.position,
      coming: member.coming,
    };
  }
}

export class MemberListResponse {
  items: MemberResponse[];
  /** A commune or village of the name that was looked for, where these are people called so; to be looked for by this name. */
  placeBeside: string | null;
  nextCursor: string | null;

  static from({ members, placeBeside, nextCursor }: MemberPage): MemberListResponse {
    return { items: members.map((member) => MemberResponse.from(member)), placeBeside, nextCursor };
  }
}

export class SeatTermResponse {
  id: string;
  teamId: string;
  teamName: string;
  number: number;
  position: Position;
  /** First day, `yyyy-mm-dd`. */
  heldFrom: string;
  /** First day no longer held; null while it lasts. */
  until: string | null;
  /** Who held the place before, where the place passed on that day and the caller may see that team. */
  took: string | null;
  /** Who took the place over, under the same rule. */
  passedTo: string | null;

  static from(term: SeatTermOfMember): SeatTermResponse {
    const { seatTermId, ...rest } = term;
    return { id: seatTermId, ...rest };
  }
}

export class MemberDetailsResponse {
  member: MemberResponse;
  /** E.164; null when there is none or the caller may not see it. */
  phone: string | null;
  /** The person asked that the record be used no further. */
  isRestricted: boolean;
  /** The department ended the record: it takes no place any more. */
  isEnded: boolean;
  /** Whether the person may be called or written to as a reminder. */
  @ApiProperty({ enum: USE_VERDICTS })
  reminders: UseVerdict;
  account: AccountUse;
  username: string | null;
  /** The latest first. */
  seatTerms: SeatTermResponse[];
  can: OrgAct[];

  static from(
    details: MemberPageDetails,
    account: { use: AccountUse; username: string | null },
    reminders: UseVerdict,
  ): MemberDetailsResponse {
    return {
      member: MemberResponse.from(details.member),
      phone: details.phone,
      isRestricted: details.isRestricted,
      isEnded: details.isEnded,
      reminders,
      account: account.use,
      username: account.username,
      seatTerms: details.seatTerms.map((term) => SeatTermResponse.from(term)),
      can: [...details.can],
    };
  }
}

export class SearchMembersQuery {
  /** Part of a name, diacritics and case aside; or four digits and more of the end of a telephone. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

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

  /** Only people of this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;

  /** Only holders of a seat of this team. */
  @IsOptional()
  @IsUUID()
  teamId?: string;
}
