import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type AccountName } from '@lopso/identity';
import { type ListPage, queryBoolean } from '@lopso/platform';
import { type ListedPerson } from './release-list.service';
import { type ProvinceReleaseRule } from './release-rule.service';
import { type CertificateRelease } from './release.repository';
import {
  actsOn,
  type EntryRemark,
  isUnanswered,
  type LeftOut,
  type ReleaseAct,
  type ReleaseState,
} from './release.rules';

const STATES: readonly ReleaseState[] = ['listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back', 'expired'];

const ACTS: readonly ReleaseAct[] = ['release', 'confirm', 'take-back'];

const REMARKS: readonly EntryRemark[] = ['same-name', 'no-team'];

const REASONS: readonly LeftOut[] = ['not-finished', 'has-paper', 'erased', 'taken-back', 'expired'];

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The people of a list that was looked at, but some; the list goes where it was the caller's own. */
export class ReleaseWithoutRequest {
  @IsUUID()
  releaseId: string;

  /** The cycles that are left out; they wait as before. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  cycleIds: string[];
}

export class ListReleaseRequest {
  /** The id of the list to be made; sent twice, it makes one. */
  @IsUUID()
  clientKey: string;

  /** The chosen cycles; left out: all who wait. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  cycleIds?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => ReleaseWithoutRequest)
  without?: ReleaseWithoutRequest;
}

export class ListReleasePeopleQuery {
  /** Part of a name; diacritics and case don't matter. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

  /** Only lines worth a look, and those left out. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  onlyRemarked?: boolean;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(12)
  cursor?: string;
}

export class SetReleaseRuleRequest {
  /** Minutes in which a release can be taken back; 0: none. */
  @IsInt()
  @Min(0)
  @Max(1440)
  undoMinutes: number;

  /** A second person has to confirm each release. That none has to any longer holds once another administrator has saved it as well. */
  @IsBoolean()
  needsSecond: boolean;

  /** Days after which a proposal or a list nobody answered lapses; left out: as it is. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  changeDays?: number;
}

/** An administrator's wish that lists need no second person, which waits for another one's. */
export class LooseningResponse {
  /** Instant, ISO 8601 in UTC. */
  at: string;
  /** The caller is another administrator: saved by her as well, it holds. */
  canJoin: boolean;
}

/** How a province releases certificates. */
export class ReleaseRuleResponse {
  provinceId: string;
  undoMinutes: number;
  needsSecond: boolean;
  /** Days after which a proposal or a list nobody answered lapses. */
  changeDays: number;
  /** The caller may change it. */
  canSet: boolean;
  /** Null: nobody wishes it. */
  loosening: LooseningResponse | null;

  static from({ loosening, ...rule }: ProvinceReleaseRule): ReleaseRuleResponse {
    return { ...rule, loosening: loosening === null ? null : { ...loosening, at: loosening.at.toISOString() } };
  }
}

/** A list of people whose certificates are released together. Instants are ISO 8601 in UTC. */
export class ReleaseResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  /** `listed`: looked at, nothing decided; `proposed` waits for the second person; in the `window` it can be taken back; `expired`: nobody confirmed it in time. */
  @ApiProperty({ enum: STATES })
  state: ReleaseState;
  needsSecond: boolean;
  undoMinutes: number;
  /** People on it; those worth a look; those who have their paper by it; those who got none, each with why. */
  count: number;
  remarked: number;
  issued: number;
  leftOut: number;
  listedBy: string;
  listedAt: string;
  /** Names of accounts; null where nobody did it yet. */
  releasedBy: string | null;
  releasedAt: string | null;
  confirmedBy: string | null;
  confirmedAt: string | null;
  /** When the window ends, and how many seconds of it are left by the server's clock; 0 when it is over. */
  issuesAt: string | null;
  secondsLeft: number;
  /** When it lapses unless somebody confirms it; null: no second person was asked for, or not yet. */
  expiresAt: string | null;
  takenBackBy: string | null;
  closedAt: string | null;
  @ApiProperty({ enum: ACTS, isArray: true })
  can: ReleaseAct[];
  /** The reader, not who released it by account, counts as the same person or uses the same right: another one confirms. */
  isSamePerson: boolean;

  /** As far as her account tells: whether she may be the second person is asked of all lists at once. */
  static from(
    release: CertificateRelease,
    by: { readonly names: ReadonlyMap<string, AccountName>; readonly accountId: string; readonly now: Date },
  ): ReleaseResponse {
    const { id, roundId, roundTitle, state, needsSecond, undoMinutes, count, remarked, issued, leftOut } = release;
    const nameOf = (account: string | null): string | null =>
      account === null ? null : (by.names.get(account)?.displayName ?? '');
    const left = state === 'window' && release.issuesAt !== null ? release.issuesAt.getTime() - by.now.getTime() : 0;
    return {
      ...{ id, roundId, roundTitle, state, needsSecond, undoMinutes, count, remarked, issued, leftOut },
      listedBy: nameOf(release.listedBy) ?? '',
      listedAt: release.listedAt.toISOString(),
      releasedBy: nameOf(release.releasedBy),
      releasedAt: instant(release.releasedAt),
      confirmedBy: nameOf(release.confirmedBy),
      confirmedAt: instant(release.confirmedAt),
      issuesAt: instant(release.issuesAt),
      secondsLeft: Math.max(0, Math.ceil(left / 1000)),
      expiresAt: instant(release.expiresAt),
      takenBackBy: nameOf(release.closedBy),
      closedAt: instant(release.closedAt),
      ...{ can: [...actsOn(release, by.accountId, isUnanswered(release, by.now))], isSamePerson: false },
    };
  }
}

/** The lists of a round, the newest first, and the rule for new ones. */
export class RoundReleasesResponse {
  rule: ReleaseRuleResponse;
  items: ReleaseResponse[];

  static from(rule: ProvinceReleaseRule, items: ReleaseResponse[]): RoundReleasesResponse {
    return { rule: ReleaseRuleResponse.from(rule), items };
  }
}

/** A line of a list, as its paper would read. */
export class ReleasePersonResponse {
  /** From 1: the order of the numbers. */
  position: number;
  cycleId: string;
  /** Null when the person's data were erased. */
  fullName: string | null;
  birthYear: number | null;
  /** The team or place that is printed. */
  unit: string | null;
  communeName: string | null;
  /** `yyyy-mm-dd`; null when the round is not finished any more. */
  finishedOn: string | null;
  @ApiProperty({ enum: ['listed', 'waiting', 'issued', 'left-out'] })
  state: 'listed' | 'waiting' | 'issued' | 'left-out';
  /** Why there is no paper by this list. */
  @ApiProperty({ enum: REASONS, nullable: true })
  reason: LeftOut | null;
  @ApiProperty({ enum: REMARKS, isArray: true })
  remarks: EntryRemark[];

  static from({ position, cycleId, person, finishedOn, state, reason, remarks }: ListedPerson): ReleasePersonResponse {
    const { fullName = null, birthYear = null, unit = null, communeName = null } = person ?? {};
    return {
      ...{ position, cycleId, fullName, birthYear, unit, communeName, finishedOn, state, reason },
      remarks: [...remarks],
    };
  }
}

export class ReleasePeopleResponse {
  items: ReleasePersonResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<ListedPerson>): ReleasePeopleResponse {
    return { items: items.map((person) => ReleasePersonResponse.from(person)), nextCursor };
  }
}
