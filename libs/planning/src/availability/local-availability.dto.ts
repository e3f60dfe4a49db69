import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { type MarketView, type TrainerAvailability } from './local-availability.service';

export class TrainerHomeRequest {
  @IsUUID()
  communeId: string;
}

export class TrainerLeaveRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the leave. */
  @IsUUID()
  clientKey: string;

  @IsDay()
  from: string;

  /** The last day, included. */
  @IsDay()
  to: string;
}

export class MarketRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the market. */
  @IsUUID()
  clientKey: string;

  @IsUUID()
  communeId: string;

  @IsString()
  @MinLength(2)
  @MaxLength(80)
  name: string;

  /** Every week: 1 Monday to 7 Sunday. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7)
  weekday?: number;

  /** Or every so many days, counted from a day of the market. */
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(60)
  everyDays?: number;

  @IsOptional()
  @IsDay()
  countedFrom?: string;
}

export class TrainerHomeResponse {
  id: string;
  name: string;
}

export class TrainerLeaveResponse {
  id: string;
  from: string;
  to: string;
  /** Sessions to come that the trainer teaches or assists in on these days. */
  sessions: number;
}

export class PlanTrainerResponse {
  accountId: string;
  name: string;
  /** Null: nobody entered it; no plan sends this trainer. */
  home: TrainerHomeResponse | null;
  leaves: TrainerLeaveResponse[];

  static from({ accountId, name, home, leaves }: TrainerAvailability): PlanTrainerResponse {
    return {
      ...{ accountId, name, home },
      leaves: leaves.map(({ id, from, to, sessions }) => ({ id, from, to, sessions })),
    };
  }
}

export class PlanTrainerListResponse {
  items: PlanTrainerResponse[];
}

export class MarketResponse {
  id: string;
  communeId: string;
  communeName: string;
  name: string;
  weekday: number | null;
  everyDays: number | null;
  countedFrom: string | null;

  static from({ id, communeId, communeName, name, weekday, everyDays, countedFrom }: MarketView): MarketResponse {
    return { id, communeId, communeName, name, weekday, everyDays, countedFrom };
  }
}

export class MarketListResponse {
  items: MarketResponse[];
}
