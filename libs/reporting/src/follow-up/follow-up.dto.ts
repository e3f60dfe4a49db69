import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { ReopenedFigureResponse } from '@lopso/learning/http';
import { USE_VERDICTS, type UseVerdict } from '@lopso/platform';
import { ReportHeadResponse } from '../rounds/report-round.dto';
import { FOLLOW_UP_ORDERS, FOLLOW_UP_STAGES, type FollowUpOrder, type FollowUpStage } from './follow-up.rules';
import { type FollowUpPage, type PersonToRemind, type ReminderContact } from './follow-up.service';

/** Whom of a commune, in which order. */
export class ChaseQuery {
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** `waiting`: a practical task waits for its grade. */
  @IsOptional()
  @IsIn(FOLLOW_UP_STAGES)
  stage?: FollowUpStage;

  /** `name`: by given name; `due`: the nearest last day first; `nearest`: the fewest steps left first. */
  @IsOptional()
  @IsIn(FOLLOW_UP_ORDERS)
  order?: FollowUpOrder;
}

/** A page of it. */
export class ListChaseQuery extends ChaseQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;

  @IsOptional()
  @IsString()
  @MaxLength(600)
  cursor?: string;
}

/** A class on somebody's way to finish. */
class WayClassResponse {
  classGroupId: string;
  title: string;
  /** Where it meets: officers of other communes don't see it. */
  communeId: string;
}

/** Somebody who has not finished, what is missing and how she gets there soonest. */
export class ChasePersonResponse {
  cycleId: string;
  memberId: string;
  fullName: string;
  givenName: string;
  isRestricted: boolean;
  teamId: string;
  teamName: string;
  /** The village she lives in; null where only the commune is known. */
  villageName: string | null;
  @ApiProperty({ enum: FOLLOW_UP_STAGES })
  stage: FollowUpStage;
  doneSteps: number;
  totalSteps: number;
  /** Calendar dates: due, and the last day on which she is not late. */
  dueOn: string;
  lastOn: string;
  /** An officer gave her a later date. */
  isExtended: boolean;
  /** What is missing, in words. */
  missing: string;
  /** The shortest way to finish, one sentence; empty before anything was derived. */
  way: string;
  wayMinutes: number;
  /** All is done by her; somebody is to grade it or to look at it. */
  isOnlyWaiting: boolean;
  /** The classes that the way names. */
  classes: WayClassResponse[];
  /** Whether she may be called and written to. */
  @ApiProperty({ enum: USE_VERDICTS })
  reminders: UseVerdict;
  /** E.164; only of who agreed to be reminded, and only to who manages her. */
  phone: string | null;

  static from(person: PersonToRemind, { reminders, phone }: ReminderContact): ChasePersonResponse {
    const { unitPath: _, classes, ...shown } = person;
    return { ...shown, classes: classes.map((one) => ({ ...one })), reminders, phone };
  }
}

/** Who of a commune is to be reminded. */
export class ChasePageResponse {
  head: ReportHeadResponse;
  /** How many there are in all. */
  total: number;
  people: ChasePersonResponse[];
  /** What is asked anew of people of the round, within the commune: it has a list of its own. */
  reopenings: ReopenedFigureResponse[];
  nextCursor: string | null;

  static from(
    { view, total, people, reopenings, nextCursor }: FollowUpPage,
    reach: ReadonlyMap<string, ReminderContact>,
  ): ChasePageResponse {
    return {
      head: ReportHeadResponse.from(view),
      total,
      people: people.map((person) => ChasePersonResponse.from(person, reach.get(person.memberId) ?? NO_REACH)),
      reopenings: reopenings.map((one) => ReopenedFigureResponse.from(one)),
      nextCursor,
    };
  }
}

const NO_REACH: ReminderContact = { reminders: 'not-asked', phone: null };
