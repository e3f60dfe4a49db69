import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type AccountName, type MemberAccount } from '@lopso/identity';
import {
  type GivableRights,
  GRANT_KINDS,
  type GrantKind,
  grantKindOf,
  type GrantState,
  type HeldRight,
} from '@lopso/org';
import { IsDay, type Role } from '@lopso/platform';
import { type WantedGrant } from './account-grant.service';

const LONGEST_DECISION = 60;

export class ListRoleGrantsQuery {
  /** Only over this unit and what lies below. */
  @IsOptional()
  @IsUUID()
  unitId?: string;

  /** `held`: current and coming ones; `ended`: the others. */
  @IsOptional()
  @IsIn(['held', 'ended'])
  state?: 'held' | 'ended';

  /** Only rights of this kind. */
  @IsOptional()
  @IsIn(GRANT_KINDS)
  kind?: GrantKind;

  /** Part of the holder's name, with or without diacritics. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}

export class GivableQuery {
  @IsUUID()
  unitId: string;
}

/** What every new grant says of itself. */
export class GrantTermsRequest {
  @IsIn(GRANT_KINDS)
  kind: GrantKind;

  @IsUUID()
  unitId: string;

  /** Of a team leader. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Of an officer of an organisation: its name as members' records carry it; of a partner: as the rounds name it. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  organisation?: string;

  /** First day, `yyyy-mm-dd`; left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** First day it no longer holds, `yyyy-mm-dd`; left out: without an end. */
  @IsOptional()
  @IsDay()
  until?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_DECISION)
  decisionNumber?: string;

  /** The account acted for. */
  @IsOptional()
  @IsUUID()
  onBehalfOf?: string;
}

/** To whom: an account that has or had a right over the giver's units, or a member of them. */
export class GiveGrantRequest extends GrantTermsRequest {
  @IsOptional()
  @IsUUID()
  accountId?: string;

  @IsOptional()
  @IsUUID()
  memberId?: string;
}

type Terms = Omit<WantedGrant, 'accountId' | 'memberId'>;

/** The terms of a request as the library takes them. */
export function termsOf(body: GrantTermsRequest): Terms {
  return {
    kind: body.kind,
    unitId: body.unitId,
    teamId: body.teamId ?? null,
    organisation: body.organisation ?? null,
    from: body.from ?? null,
    until: body.until ?? null,
    decisionNumber: body.decisionNumber ?? null,
    onBehalfOf: body.onBehalfOf ?? null,
  };
}

export class RenewGrantRequest {
  @IsOptional()
  @IsDay()
  until?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_DECISION)
  decisionNumber?: string;
}

/** An organisation as members' records write it. */
export class KnownOrganisationResponse {
  name: string;
  /** People with a seat who belong to it. */
  members: number;
}

export class GivableResponse {
  kinds: GrantKind[];
  organisations: KnownOrganisationResponse[];
  /** Names of those whom rounds are held together with. */
  partners: string[];

  static from({ kinds, organisations, partners }: GivableRights): GivableResponse {
    const named = organisations.map(({ name, members }) => ({ name, members }));
    return { kinds: [...kinds], organisations: named, partners: [...partners] };
  }
}

/** Somebody named by a grant. */
export class GrantPersonResponse {
  /** Null: who leads by a seat and has no account yet. */
  accountId: string | null;
  displayName: string;
  username: string;
  /** `none`, `invited`, `active` or `closed`. */
  accountState: string;
  /** Staff who can be handed a slip with a code. */
  canHaveSlip: boolean;
  isMember: boolean;
}

type Names = ReadonlyMap<string, AccountName>;

/** An account that is gone, which no foreign key prevents: it stays as an id. */
const GONE: AccountName = { displayName: '', username: '', state: 'closed', memberId: null, canHaveSlip: false };

/** The person behind an account id. */
export function personOfAccount(accountId: string, names: Names): GrantPersonResponse {
  const { displayName, username, state, memberId, canHaveSlip } = names.get(accountId) ?? GONE;
  return { accountId, displayName, username, accountState: state, canHaveSlip, isMember: memberId !== null };
}

interface People {
  readonly names: Names;
  readonly leaders: ReadonlyMap<string, MemberAccount>;
}

const teamOf = ({ bound }: HeldRight): string | null => (bound?.kind === 'team' ? bound.teamId : null);

function holderOf(right: HeldRight, { names, leaders }: People): GrantPersonResponse {
  if (right.basis === 'seat') return personOfSeat(right.memberId, right.memberName, leaders);
  return personOfAccount(right.accountId, names);
}

/** Who leads by a seat, with her account where there is one. */
function personOfSeat(
  memberId: string,
  displayName: string,
  accounts: ReadonlyMap<string, MemberAccount>,
): GrantPersonResponse {
  const account = accounts.get(memberId);
  const { accountId = null, username = '', state = 'none' } = account ?? {};
  return { accountId, displayName, username, accountState: state, canHaveSlip: false, isMember: true };
}

export class RoleGrantResponse {
  id: string;
  /** `decision`: given by somebody; `seat`: follows from the leader's seat and ends with it. */
  basis: 'decision' | 'seat';
  kind: GrantKind;
  role: Role;
  holder: GrantPersonResponse;
  unitId: string;
  unitName: string;
  /** Of a team leader. */
  teamId: string | null;
  teamName: string | null;
  organisation: string | null;
  decisionNumber: string | null;
  /** First day, `yyyy-mm-dd`. */
  from: string;
  /** First day it no longer holds; null without an end. */
  until: string | null;
  /** Name of the person acted for. */
  onBehalfOf: string | null;
  /** Null: the operator of the system, and of what follows from a seat. */
  givenBy: string | null;
  givenAt: string;
  endedBy: string | null;
  endedAt: string | null;
  state: GrantState;
  canChange: boolean;

  static from(grant: HeldRight & { readonly canChange?: boolean }, { names, leaders }: People): RoleGrantResponse {
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.displayName ?? ''));
    return {
      id: grant.id,
      basis: grant.basis,
      kind: grantKindOf(grant.role, grant.bound?.kind ?? null) ?? 'trainer',
      role: grant.role,
      holder: holderOf(grant, { names, leaders }),
      unitId: grant.unitId,
      unitName: grant.unitName,
      teamId: teamOf(grant),
      teamName: grant.teamName,
      organisation: grant.bound?.kind === 'organisation' ? grant.bound.organisation : null,
      decisionNumber: grant.decisionNumber,
      from: grant.from,
      until: grant.until,
      onBehalfOf: nameOf(grant.onBehalfOf),
      givenBy: nameOf(grant.givenBy),
      givenAt: grant.givenAt.toISOString(),
      endedBy: nameOf(grant.endedBy),
      endedAt: grant.endedAt?.toISOString() ?? null,
      state: grant.state,
      canChange: grant.canChange ?? false,
    };
  }
}

export class RoleGrantListResponse {
  items: RoleGrantResponse[];
  nextCursor: string | null;
}

/** A thing that a right lets one do. */
export class OwnRightResponse {
  /** Name of the permission: `org.read-members`. */
  permission: string;
  /** The same in words. */
  words: string;
}

/** A right of one's own, and what it lets one do. */
export class OwnGrantResponse extends RoleGrantResponse {
  rights: OwnRightResponse[];
}

export class OwnGrantListResponse {
  items: OwnGrantResponse[];
}
