import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { type AccountName } from '@lopso/identity';
import { IsDay, isGiven, IsSaid } from '@lopso/platform';
import { type RoundExtensionReach } from './extension.repository';
import { type RoundExtensionView } from './extension.service';

/** Until when, and for whom. */
export class RoundExtensionAimRequest {
  /** The new due date, `yyyy-mm-dd`, today or later. */
  @IsDay()
  dueOn: string;

  /** Communes of the round; none: everybody of it. */
  @IsArray()
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(500)
  communeIds: string[];
}

export class ExtendRoundRequest extends RoundExtensionAimRequest {
  /** Everybody it reaches reads it. */
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;

  /** Number of the document behind it; left out: there is none. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(60)
  paperNumber?: string;

  /** As many as the preview said: others by now are a conflict. */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  people: number;
}

/** What a later date would do, in people. */
export class RoundExtensionPreviewResponse {
  /** Whose date it moves, who has finished among them. */
  people: number;
  unfinished: number;
  /** Who is late now and would not be. */
  late: number;
  /** Who has not finished and keeps the same or a later date. */
  keep: number;

  static from({ people, unfinished, late, keep }: RoundExtensionReach): RoundExtensionPreviewResponse {
    return { people, unfinished, late, keep };
  }
}

/** A later date that was given to many at once. */
export class RoundExtensionResponse {
  id: string;
  dueOn: string;
  reason: string;
  paperNumber: string | null;
  /** It holds for everybody of the round. */
  isForAll: boolean;
  /** Names; of who sees only a part of the round's units those in it. */
  communes: string[];
  /** Whose date it moved; null for who sees only a part of the round's units. */
  people: number | null;
  givenBy: string;
  /** Instant, ISO 8601 in UTC. */
  givenAt: string;
  /** Who took it back; null while it stands. */
  endedBy: string | null;
  endedAt: string | null;
  @ApiProperty({ enum: ['end'], isArray: true })
  can: 'end'[];

  static from(view: RoundExtensionView, names: ReadonlyMap<string, AccountName>): RoundExtensionResponse {
    const { id, dueOn, reason, paperNumber, isForAll, people, givenBy, givenAt, endedBy, endedAt } = view;
    const nameOf = (accountId: string): string => names.get(accountId)?.displayName ?? '';
    return {
      ...{ id, dueOn, reason, paperNumber, isForAll, people },
      communes: [...view.communes],
      givenBy: nameOf(givenBy),
      givenAt: givenAt.toISOString(),
      endedBy: endedBy === null ? null : nameOf(endedBy),
      endedAt: endedAt?.toISOString() ?? null,
      can: view.canEnd ? ['end'] : [],
    };
  }
}

/** Later dates of a round, those that stand first, then the newest; three hundred at most. */
export class RoundExtensionsResponse {
  extensions: RoundExtensionResponse[];
  /** `extend` when the caller may give one. */
  @ApiProperty({ enum: ['extend'], isArray: true })
  can: 'extend'[];
}
