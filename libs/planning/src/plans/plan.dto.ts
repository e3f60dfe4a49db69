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
import { type DayOff } from '@lopso/org';
import { IsDay, problemText } from '@lopso/platform';
import { type OfferedSpot, type Opening } from '../planned-classes/planned-class.service';
import { type BeyondClass } from '../proposals/plan-proposal.service';
import { type UnplacedReason } from '../proposals/plan-task.rules';
import {
  type DroppedPinView,
  type GapView,
  type PinEnd,
  type PlanFigures,
  type PlannedClassView,
  type PlanState,
} from './plan.repository';
import { type HoursForeseen, type PlanInList, type PlanView } from './plan.service';

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

export class PlanFiguresResponse {
  people: number;
  /** Minutes of travel of all trainers together. */
  minutes: number;
  /** No plan of these classes needs less. */
  leastMinutes: number;
  /** What planning commune by commune with the nearest free trainer would need. */
  plainMinutes: number;
  plainUnplaced: number;

  static from(figures: PlanFigures): PlanFiguresResponse {
    const { people, minutes, leastMinutes, plainMinutes, plainUnplaced } = figures;
    return { people, minutes, leastMinutes, plainMinutes, plainUnplaced };
  }
}

export class PlanSummaryResponse {
  id: string;
  name: string;
  roundTitle: string;
  from: string;
  until: string;
  state: PlanState;
  donePercent: number;
  figures: PlanFiguresResponse | null;
  createdAt: string;
  classes: number;
  opened: number;
  /** People without a class. */
  missed: number;

  static from(plan: PlanInList): PlanSummaryResponse {
    const { id, name, roundTitle, from, until, state, donePercent, classes, opened, missed } = plan;
    return {
      ...{ id, name, roundTitle, from, until, state, donePercent, classes, opened, missed },
      figures: plan.figures === null ? null : PlanFiguresResponse.from(plan.figures),
      createdAt: plan.createdAt.toISOString(),
    };
  }
}

export class PlanListResponse {
  items: PlanSummaryResponse[];
  nextCursor: string | null;
}

export class PlannedGroupResponse {
  communeId: string;
  communeName: string;
  count: number;
}

export class PlannedClassResponse {
  number: number;
  communeId: string;
  communeName: string;
  venueId: string;
  venueName: string;
  venueCapacity: number;
  trainerId: string;
  trainerName: string;
  day: string;
  firstHalf: 0 | 1;
  halves: 1 | 2;
  people: PlannedGroupResponse[];
  isPinned: boolean;
  /** The class of the timetable, once opened. */
  classGroupId: string | null;
  /** It was opened and no session of it is left. */
  isCancelled: boolean;
  /** And its people were planned for anew since. */
  isReplanned: boolean;

  static from(one: PlannedClassView): PlannedClassResponse {
    const { number, communeId, communeName, trainerId, trainerName, day, firstHalf, halves, isPinned, classGroupId } =
      one;
    return {
      ...{ number, communeId, communeName, trainerId, trainerName, day, firstHalf, halves, isPinned, classGroupId },
      ...{ isCancelled: one.isCancelled, isReplanned: one.isReplanned },
      venueId: one.hallId,
      venueName: one.hallName,
      venueCapacity: one.hallCapacity,
      people: one.people.map((group) => ({ ...group })),
    };
  }
}

export class PlanGapResponse {
  communeId: string;
  communeName: string;
  people: number;
  /** Why the plan found no class; `cancelled`: there was one. */
  reason: UnplacedReason | 'cancelled';
  /** The day of the class that was cancelled, `yyyy-mm-dd`. */
  cancelledOn: string | null;

  static from({ communeId, communeName, people, reason, cancelledOn }: GapView): PlanGapResponse {
    return { communeId, communeName, people, reason, cancelledOn };
  }
}

/** A pinned class that was let go when the plan was worked out, or when pins of another one were taken over. */
export class DroppedPinResponse {
  communeId: string;
  communeName: string;
  day: string;
  firstHalf: 0 | 1;
  halves: 1 | 2;
  people: number;
  /** Its hours began before it was opened, its hall is closed by then, or it came from another plan and does not hold in this one. */
  reason: PinEnd;

  static from({ communeId, communeName, day, firstHalf, halves, people, reason }: DroppedPinView): DroppedPinResponse {
    return { communeId, communeName, day, firstHalf, halves, people, reason };
  }
}

export class PlanCommuneResponse {
  id: string;
  name: string;
}

/** A day off in the period of a plan. */
export class PlanDayOffResponse {
  day: string;
  occasion: DayOff['occasion'];
  /** Likely by the lunar calendar: nobody has entered what was decided. */
  isExpected: boolean;

  static from({ day, occasion, isExpected }: DayOff): PlanDayOffResponse {
    return { day, occasion, isExpected };
  }
}

/** People of the round who miss more hours than one class of the plan gives. */
export class PlanBeyondResponse {
  people: number;
  /** What one of them misses at most. */
  minutes: number;
  /** What the round asks for in its longest requirement of hours. */
  askedMinutes: number;
  /** What one class gives. */
  classMinutes: number;
  /** Classes that the one who misses most needs. */
  classesEach: number;

  static from({ people, minutes, askedMinutes, classMinutes, classesEach }: BeyondClass): PlanBeyondResponse {
    return { people, minutes, askedMinutes, classMinutes, classesEach };
  }
}

/** What the hours of a class are worth in a round. */
export class HoursForeseenResponse {
  /** What a class over both halves of a day gives. */
  wholeDayMinutes: number;
  /** Who would need more than one class; null: nobody. */
  beyond: PlanBeyondResponse | null;

  static from({ wholeDayMinutes, beyond }: HoursForeseen): HoursForeseenResponse {
    return { wholeDayMinutes, beyond: beyond === null ? null : PlanBeyondResponse.from(beyond) };
  }
}

export class PlanResponse {
  id: string;
  name: string;
  roundId: string;
  roundTitle: string;
  from: string;
  until: string;
  terms: PlanTermsRequest;
  trainerIds: string[];
  state: PlanState;
  /** Goes with whatever is done to classes by their numbers; another one since: they may be other classes. */
  revision: number;
  donePercent: number;
  figures: PlanFiguresResponse | null;
  /** Why it could not be worked out, in a sentence. */
  failure: string | null;
  proposedAt: string | null;
  classes: PlannedClassResponse[];
  gaps: PlanGapResponse[];
  /** What the last proposal let go; their people are planned for anew. */
  droppedPins: DroppedPinResponse[];
  /** Communes to which no way was counted, as nobody knows where they lie. */
  withoutPlace: PlanCommuneResponse[];
  /** Days off that a proposal keeps clear of, as they are known now, in order. */
  daysOff: PlanDayOffResponse[];
  /** Who needs more than one class; null: nobody. */
  beyond: PlanBeyondResponse | null;
  canPlan: boolean;

  static from(plan: PlanView): PlanResponse {
    const { id, name, roundId, roundTitle, from, until, terms, state, revision, donePercent } = plan;
    return {
      ...{ id, name, roundId, roundTitle, from, until, state, revision, donePercent, canPlan: plan.canPlan },
      terms: { ...terms, weekdays: [...terms.weekdays] },
      trainerIds: [...plan.trainerIds],
      figures: plan.figures === null ? null : PlanFiguresResponse.from(plan.figures),
      failure: plan.failure === null ? null : problemText(plan.failure, {}).detail,
      proposedAt: plan.proposedAt?.toISOString() ?? null,
      classes: plan.classes.map((one) => PlannedClassResponse.from(one)),
      gaps: plan.gaps.map((gap) => PlanGapResponse.from(gap)),
      droppedPins: plan.dropped.map((pin) => DroppedPinResponse.from(pin)),
      withoutPlace: plan.withoutPlace.map(({ id: communeId, name: commune }) => ({ id: communeId, name: commune })),
      beyond: plan.beyond === null ? null : PlanBeyondResponse.from(plan.beyond),
      daysOff: plan.daysOff.map((off) => PlanDayOffResponse.from(off)),
    };
  }
}

export class OfferedSpotResponse {
  /** Calendar date, `yyyy-mm-dd`. */
  day: string;
  /** The first half of the day it takes: 0 morning, 1 afternoon. */
  half: 0 | 1;
  venueId: string;
  venueName: string;
  trainerId: string;
  trainerName: string;

  static from({ day, half, hallId, hallName, trainerId, trainerName }: OfferedSpot): OfferedSpotResponse {
    return { ...{ day, half, venueId: hallId, venueName: hallName }, trainerId, trainerName };
  }
}

export class OpeningResponse {
  number: number;
  classGroupId: string | null;
  /** Why it was not opened, in a sentence. */
  refusal: string | null;
  /** Where else it could stand, three at most: the same time with somebody else first, then other times; null: not looked for. */
  spots: OfferedSpotResponse[] | null;

  static from({ number, classGroupId, refusal }: Opening, spots: readonly OfferedSpot[] | null): OpeningResponse {
    return {
      number,
      spots: spots?.map((spot) => OfferedSpotResponse.from(spot)) ?? null,
      classGroupId,
      refusal: refusal === null ? null : problemText(refusal.code, refusal.params).detail,
    };
  }
}

export class OpeningListResponse {
  items: OpeningResponse[];
}
