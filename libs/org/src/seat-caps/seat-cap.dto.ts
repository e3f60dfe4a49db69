import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsDay, type ListPage } from '@lopso/platform';
import { TEAM_KINDS, type TeamKind } from '../teams/team.rules';
import { type SeatCapChange } from './seat-cap.repository';
import { type SeatCapState } from './seat-cap.service';

export class SetSeatCapRequest {
  /** The province whose teams have so many places. */
  @IsUUID()
  provinceId: string;

  @IsIn(TEAM_KINDS)
  kind: TeamKind;

  @IsInt()
  @Min(1)
  @Max(100)
  limit: number;

  /** As the decision prints it. */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  decisionNumber: string;

  /** Calendar date, `yyyy-mm-dd`. */
  @IsDay()
  decidedOn: string;
}

export class SeatCapChangesQuery {
  @IsUUID()
  provinceId: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(800)
  cursor?: string;
}

export class SeatLimitResponse {
  kind: TeamKind;
  limit: number;
}

/** The caps of a province today. */
export class SeatCapResponse {
  provinceId: string;
  provinceName: string;
  limits: SeatLimitResponse[];
  /** The caller may change them. */
  canSet: boolean;

  static from({ provinceId, provinceName, limits, canSet }: SeatCapState): SeatCapResponse {
    return { provinceId, provinceName, limits: limits.map((limit) => ({ ...limit })), canSet };
  }
}

export class SeatCapListResponse {
  /** The provinces of the caller, by name. */
  items: SeatCapResponse[];
}

export class SeatCapChangeResponse {
  id: string;
  kind: TeamKind;
  fromLimit: number;
  toLimit: number;
  decisionNumber: string;
  decidedOn: string;
  changedAt: string;

  static from(change: SeatCapChange): SeatCapChangeResponse {
    const { id, kind, fromLimit, toLimit, decisionNumber, decidedOn, changedAt } = change;
    return { id, kind, fromLimit, toLimit, decisionNumber, decidedOn, changedAt: changedAt.toISOString() };
  }
}

export class SeatCapChangeListResponse {
  /** The latest first. */
  items: SeatCapChangeResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<SeatCapChange>): SeatCapChangeListResponse {
    return { items: items.map((change) => SeatCapChangeResponse.from(change)), nextCursor };
  }
}
