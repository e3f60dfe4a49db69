import { IsIn, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type SeatCapState, TEAM_KINDS, type TeamKind } from '@lopso/org';
import { IsDay } from '../http/is-day';

export class SetSeatCapRequest {
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

export class SeatLimitResponse {
  kind: TeamKind;
  limit: number;
}

export class SeatCapChangeResponse {
  kind: TeamKind;
  fromLimit: number;
  toLimit: number;
  decisionNumber: string;
  decidedOn: string;
  changedAt: string;
}

export class SeatCapResponse {
  limits: SeatLimitResponse[];
  /** The latest first. */
  changes: SeatCapChangeResponse[];

  static from({ limits, changes }: SeatCapState): SeatCapResponse {
    return {
      limits: limits.map((limit) => ({ ...limit })),
      changes: changes.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
    };
  }
}
