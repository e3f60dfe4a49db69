import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@lopso/platform';
import { type AudienceChange } from './audience-change.repository';
import { type AudienceView, type AudienceWish, type SavedAudience } from './audience-change.service';
import {
  AUDIENCE_SIDES,
  type AudiencePerson,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from './audience.repository';
import {
  AUDIENCE_CONDITIONS,
  type AudienceCondition,
  type AudienceConditionKind,
  type AudienceRule,
  SEAT_SIDES,
  type SeatSide,
} from './audience.rules';

/** So many people are listed where nobody says how many. */
const PAGE = 25;

/** One condition of an audience. */
export class AudienceConditionRequest {
  /**
   * `person`, `team`, `position`: a kind of each; `unit`: below a unit; `seat`: the seat held since; `round`, `any-round`: a round finished before;
   * `course`: its quiz passed before.
   */
  @IsIn(AUDIENCE_CONDITIONS)
  kind: AudienceConditionKind;

  /** One of them is enough; left out of `seat` and `any-round`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  values?: string[];

  /** Of `seat`: held since before the day, or since then or later. */
  @IsOptional()
  @IsIn(SEAT_SIDES)
  side?: SeatSide;

  /** Of `seat`, `yyyy-mm-dd`. */
  @IsOptional()
  @IsDay()
  day?: string;
}

/** Whom of its programme's teams a round is for. */
export class AudienceRuleRequest {
  /** All of the conditions, or any of them. */
  @IsIn(['all', 'any'])
  match: 'all' | 'any';

  /** None: everybody. */
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => AudienceConditionRequest)
  conditions: AudienceConditionRequest[];

  /** Who meets one of these is not of it. */
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => AudienceConditionRequest)
  except: AudienceConditionRequest[];
}

/** The rule a request asks for; null: everybody. */
export function audienceOf(request: AudienceRuleRequest | undefined): AudienceRule | null {
  if (request === undefined) return null;
  const condition = ({ kind, values, side, day }: AudienceConditionRequest): AudienceCondition => ({
    ...{ kind, values: values ?? [] },
    ...{ side: side ?? null, day: day ?? null },
  });
  const { match, conditions, except } = request;
  return { match, conditions: conditions.map(condition), except: except.map(condition) };
}

/** Whom of an audience to list. */
export class AudienceQuery {
  /** Today or a past day, `yyyy-mm-dd`; left out: today. */
  @IsOptional()
  @IsDay()
  on?: string;

  /** Left out: nobody is listed, people are only counted. */
  @IsOptional()
  @IsIn(AUDIENCE_SIDES)
  side?: AudienceSide;

  @IsOptional()
  @IsUUID()
  communeId?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(600)
  cursor?: string;
}

/** What of an audience a query asks. */
export function wishOf({ on, side, communeId, limit, cursor }: AudienceQuery): AudienceWish {
  return {
    on: on ?? null,
    side: side ?? null,
    communeId: communeId ?? null,
    limit: limit ?? PAGE,
    cursor: cursor ?? null,
  };
}

export class PreviewAudienceRequest extends AudienceQuery {
  /** Left out: everybody. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AudienceRuleRequest)
  rule?: AudienceRuleRequest;
}

export class ChangeAudienceRequest {
  /** Left out: everybody. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AudienceRuleRequest)
  rule?: AudienceRuleRequest;

  /** The revision that the preview said: another one by now is a conflict. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision: number;
}

export class AudienceConditionResponse {
  @ApiProperty({ enum: AUDIENCE_CONDITIONS })
  kind: AudienceConditionKind;
  values: string[];
  @ApiProperty({ enum: SEAT_SIDES, nullable: true })
  side: SeatSide | null;
  day: string | null;

  static from({ kind, values, side, day }: AudienceCondition): AudienceConditionResponse {
    return { kind, values: [...values], side, day };
  }
}

/** A rule as it is kept. */
export class AudienceRuleResponse {
  match: 'all' | 'any';
  conditions: AudienceConditionResponse[];
  except: AudienceConditionResponse[];

  static from({ match, conditions, except }: AudienceRule): AudienceRuleResponse {
    return {
      match,
      conditions: conditions.map((one) => AudienceConditionResponse.from(one)),
      except: except.map((one) => AudienceConditionResponse.from(one)),
    };
  }
}

/** How many come in, are of the audience no more, stay, and are kept from before. */
export class AudienceCountsResponse {
  joins: number;
  leaves: number;
  stays: number;
  kept: number;

  static from({ joins, leaves, stays, kept }: SideCounts): AudienceCountsResponse {
    return { joins, leaves, stays, kept };
  }
}

export class AudienceCommuneResponse extends AudienceCountsResponse {
  communeId: string;
  name: string;

  static of({ communeId, name, ...counts }: CommuneSides): AudienceCommuneResponse {
    return { communeId, name, ...AudienceCountsResponse.from(counts) };
  }
}

export class AudiencePersonResponse {
  memberId: string;
  fullName: string;
  givenName: string;
  isRestricted: boolean;
  position: string;
  teamName: string;
  communeName: string;
  /** First day of the seat. */
  heldFrom: string;

  static from(person: AudiencePerson): AudiencePersonResponse {
    const { memberId, fullName, givenName, isRestricted, position, teamName, communeName, heldFrom } = person;
    return { memberId, fullName, givenName, isRestricted, position, teamName, communeName, heldFrom };
  }
}

/** What the last change of an audience did. */
export class AudienceChangeResponse {
  revision: number;
  /** Instant, ISO 8601 in UTC. */
  changedAt: string;
  /** Who was in the round and is not of its audience any more; all of them keep what they have. */
  left: number;
  /** Who was taken in; null while that goes on. */
  joined: number | null;

  static from({ revision, changedAt, leftCount, joinedCount }: AudienceChange): AudienceChangeResponse {
    return { revision, changedAt: changedAt.toISOString(), left: leftCount, joined: joinedCount };
  }
}

/** Whom a rule is for on a day, against who is in the round. */
export class AudienceViewResponse {
  on: string;
  /** The rule in one sentence. */
  words: string;
  /** Of a past day: how many people are judged by the kind their record was corrected to later, since the earlier one was not kept. */
  unknownKinds: number;
  /** What was asked about, or what the round had on that day; null: everybody. */
  rule: AudienceRuleResponse | null;
  revision: number;
  counts: AudienceCountsResponse;
  /** Communes that have anybody, by name. */
  communes: AudienceCommuneResponse[];
  /** By given name. */
  people: AudiencePersonResponse[];
  nextCursor: string | null;
  /** Null: as the round was opened. */
  change: AudienceChangeResponse | null;

  static from(view: AudienceView): AudienceViewResponse {
    const { on, words, unknownKinds, rule, revision, counts, communes, people, nextCursor, change } = view;
    return {
      on,
      words,
      unknownKinds,
      rule: rule === null ? null : AudienceRuleResponse.from(rule),
      revision,
      counts: AudienceCountsResponse.from(counts),
      communes: communes.map((one) => AudienceCommuneResponse.of(one)),
      people: people.map((one) => AudiencePersonResponse.from(one)),
      nextCursor,
      change: change === null ? null : AudienceChangeResponse.from(change),
    };
  }
}

export class SavedAudienceResponse {
  revision: number;
  /** Who is not of the audience any more; all of them keep what they have. */
  left: number;

  static from({ revision, leftCount }: SavedAudience): SavedAudienceResponse {
    return { revision, left: leftCount };
  }
}
