import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
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
import { IsDay } from '@lopso/platform';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class HalfHoursRequest {
  /** HH:MM in Vietnam. */
  @Matches(CLOCK)
  from: string;

  @Matches(CLOCK)
  to: string;
}

export class PlanTermsRequest {
  /** Half days a class takes, on one day. */
  @IsIn([1, 2])
  halves: 1 | 2;

  @IsInt()
  @Min(2)
  @Max(500)
  largestClass: number;

  @IsInt()
  @Min(1)
  @Max(100)
  smallestClass: number;

  /** How far people go to another commune, one way. */
  @IsInt()
  @Min(0)
  @Max(240)
  memberMinutes: number;

  /** All ways of a trainer on one day, home and back. */
  @IsInt()
  @Min(30)
  @Max(900)
  trainerMinutesADay: number;

  /** From one hall to the next over noon. */
  @IsInt()
  @Min(0)
  @Max(240)
  noonMinutes: number;

  @IsInt()
  @Min(1)
  @Max(7)
  daysAWeek: number;

  /** 1 Monday to 7 Sunday. */
  @IsArray()
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays: number[];

  @ValidateNested()
  @Type(() => HalfHoursRequest)
  morning: HalfHoursRequest;

  @ValidateNested()
  @Type(() => HalfHoursRequest)
  afternoon: HalfHoursRequest;
}

export class DraftPlanRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the plan. */
  @IsUUID()
  clientKey: string;

  /** The title of the classes that come of it. */
  @IsString()
  @MinLength(3)
  @MaxLength(100)
  name: string;

  @IsUUID()
  roundId: string;

  @IsDay()
  from: string;

  /** The last day, included. */
  @IsDay()
  until: string;

  @ValidateNested()
  @Type(() => PlanTermsRequest)
  terms: PlanTermsRequest;

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  trainerIds: string[];

  /** A plan of the same round that this one is made after: its pins come along where they hold. Left out: none do. */
  @IsOptional()
  @IsUUID()
  pinsOfPlanId?: string;
}

/** The hours of a class as they stand on the form of a plan. */
export class ForeseeHoursRequest {
  @IsUUID()
  roundId: string;

  @IsIn([1, 2])
  halves: 1 | 2;

  @ValidateNested()
  @Type(() => HalfHoursRequest)
  morning: HalfHoursRequest;

  @ValidateNested()
  @Type(() => HalfHoursRequest)
  afternoon: HalfHoursRequest;
}

export class ListPlansQuery {
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
}

export class PlannedNumbersRequest {
  /** Of the plan as it was seen: only of that do the numbers tell which classes are meant. */
  @IsInt()
  @Min(1)
  revision: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(30_000, { each: true })
  numbers: number[];
}

export class PinClassesRequest extends PlannedNumbersRequest {
  @IsBoolean()
  isPinned: boolean;
}

export class PlacePlannedRequest {
  @IsUUID()
  venueId: string;

  @IsUUID()
  trainerId: string;

  @IsDay()
  day: string;

  /** 0 morning, 1 afternoon. */
  @IsIn([0, 1])
  half: 0 | 1;
}

export class MovePlannedRequest extends PlacePlannedRequest {
  /** Of the plan as it was seen. */
  @IsInt()
  @Min(1)
  revision: number;
}

export class OpenPlannedRequest {
  /** Of the plan as it was seen. */
  @IsInt()
  @Min(1)
  revision: number;

  /** Few at a time: each is a class of its own. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(25)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(30_000, { each: true })
  numbers: number[];

  /** Places that were offered to classes refused before: they are kept from those that are offered now. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => PlacePlannedRequest)
  offered?: PlacePlannedRequest[];
}
