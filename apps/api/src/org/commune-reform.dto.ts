import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
  ValidateNested,
} from 'class-validator';
import { type AccountName } from '@lopso/identity';
import {
  type CommuneReform,
  type CommuneSuccession,
  type EndingGrant,
  type GrantKind,
  grantKindOf,
  type PlaceKind,
  type ReformOfToday,
  type ReformTarget,
} from '@lopso/org';
import { IsDay } from '@lopso/platform';

const WORDS = ['Xã', 'Phường'] as const;

/** A commune there is (`unitId`), or a new one (`code`, `word` and `name`). */
export class ReformTargetRequest {
  @IsOptional()
  @IsUUID()
  unitId?: string;

  /** The official code, 5 digits. */
  @IsOptional()
  @Matches(/^\d{5}$/)
  code?: string;

  @IsOptional()
  @IsIn(WORDS)
  word?: (typeof WORDS)[number];

  @IsOptional()
  @IsString()
  @MaxLength(80)
  name?: string;
}

export class VillagePlaceRequest {
  @IsUUID()
  villageId: string;

  /** The place of its commune in `to`, from 0. */
  @IsInt()
  @Min(0)
  @Max(9)
  to: number;
}

export class EndingGrantPlaceRequest {
  @IsUUID()
  grantId: string;

  /** The place in `to` of the commune it is passed on to; left out: it ends with the old commune. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9)
  to?: number;
}

export class ReformCommunesRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  fromIds: string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ReformTargetRequest)
  to: ReformTargetRequest[];

  /** Of a split: the place in `to` of the commune that takes the people who belong to no village. Needed where there are any. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9)
  home?: number;

  /** Of a split: where each of its villages goes; all of them are named. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => VillagePlaceRequest)
  villages?: VillagePlaceRequest[];

  /** Every right over a commune that ends, as the preview showed it, and what becomes of it; a preview needs none. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => EndingGrantPlaceRequest)
  grants?: EndingGrantPlaceRequest[];

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  decisionNumber: string;

  /** The day it takes effect, `yyyy-mm-dd`: not after today, nor before `earliestOn` of the list. */
  @IsDay()
  effectiveOn: string;
}

/** The reform of a request as the library takes it. */
export function reformOf(body: ReformCommunesRequest): CommuneReform {
  const { fromIds, decisionNumber, effectiveOn, villages = [], home = null } = body;
  const grants = (body.grants ?? []).map(({ grantId, to = null }) => ({ grantId, to }));
  return { fromIds, decisionNumber, effectiveOn, villages, home, grants, to: body.to.map(targetOf) };
}

function targetOf({ unitId, code = '', word = 'Xã', name = '' }: ReformTargetRequest): ReformTarget {
  return unitId === undefined ? { code, word, name } : { unitId };
}

export class EndingTeamResponse {
  name: string;
  people: number;
}

export class ReformedResponse {
  actId: string;
}

export class CommuneSuccessionResponse {
  id: string;
  fromName: string;
  toName: string;
  kind: 'merged' | 'split';
  effectiveOn: string;
  decisionNumber: string | null;
}

export class EndingGrantResponse {
  id: string;
  kind: GrantKind;
  holderName: string;
  unitName: string;
  organisation: string | null;
  /** First day it no longer holds; null without an end. */
  until: string | null;
  /** Name of the person acted for. */
  onBehalfOf: string | null;
  /** False: lent, or the caller's own. */
  canPass: boolean;

  static from({ grant, canPass }: EndingGrant, names: ReadonlyMap<string, AccountName>): EndingGrantResponse {
    const { id, role, bound, accountId, unitName, until, onBehalfOf } = grant;
    const nameOf = (account: string | null): string | null =>
      account === null ? null : (names.get(account)?.displayName ?? '');
    return {
      ...{ id, unitName, until, canPass },
      kind: grantKindOf(role, bound?.kind ?? null) ?? 'trainer',
      holderName: nameOf(accountId) ?? '',
      organisation: bound?.kind === 'organisation' ? bound.organisation : null,
      onBehalfOf: nameOf(onBehalfOf),
    };
  }
}

export class FollowingPlacesResponse {
  kind: PlaceKind;
  count: number;
}

export class ReformEffectResponse {
  /** Teams of communes that end, with how many people leave a place by it. */
  endingTeams: EndingTeamResponse[];
  villages: number;
  /** Teams of the villages that move, with their people. */
  villageTeams: number;
  /** People registered at the commune itself who go with the village in whose team they sit. */
  followers: number;
  /** Who belongs to another commune afterwards. */
  people: number;
  /** How many of them have an account. */
  accounts: number;
  /** Rights over communes that end, by the names of their holders: each ends too, or is passed on. */
  grants: EndingGrantResponse[];
  /** Communes of today that a new one is told apart from by the former district. */
  namesakes: string[];
  /** What stands in communes that end and goes on where their own people do. */
  following: FollowingPlacesResponse[];
}

export class ReformOfTodayResponse {
  id: string;
  subject: string;
  doneAt: string;
  isUndone: boolean;
  canUndo: boolean;
}

export class CommuneSuccessionListResponse {
  /** Recorded today, the latest first. */
  today: ReformOfTodayResponse[];

  /** The latest first. */
  items: CommuneSuccessionResponse[];

  /** The earliest day of effect that may be entered today, `yyyy-mm-dd`. */
  earliestOn: string;

  static from(
    links: readonly CommuneSuccession[],
    { today, earliestOn }: { readonly today: readonly ReformOfToday[]; readonly earliestOn: string },
  ): CommuneSuccessionListResponse {
    return {
      earliestOn,
      today: today.map(({ id, subject, doneAt, isUndone, canUndo }) => ({
        ...{ id, subject, isUndone, canUndo },
        doneAt: doneAt.toISOString(),
      })),
      items: links.map(({ id, fromName, toName, kind, effectiveOn, decisionNumber }) => ({
        id,
        fromName,
        toName,
        kind,
        effectiveOn,
        decisionNumber,
      })),
    };
  }
}
