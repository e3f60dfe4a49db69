import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsDay, queryBoolean } from '@lopso/platform';
import {
  type ClassFeedback,
  type FeedbackGroup,
  type FeedbackGrouping,
  type FeedbackPage,
} from './feedback-results.service';
import { type FeedbackCounts, type OutcomeSum } from './feedback.rules';
import { HouseholdTasksResponse } from './own-feedback.dto';

const GROUPINGS: FeedbackGrouping[] = ['trainer', 'commune', 'round'];

export class OpinionDaysQuery {
  /** Classes whose last session ended from this calendar date on, `yyyy-mm-dd`. */
  @IsDay()
  from: string;

  /** Until this one. */
  @IsDay()
  to: string;

  /** Only classes the caller runs or helps in. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isMine?: boolean;
}

export class OpinionsOfQuery extends OpinionDaysQuery {
  /** Only classes of this trainer, an account. */
  @IsOptional()
  @IsUUID()
  trainerId?: string;

  /** Only classes held in this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

export class ListClassOpinionsQuery extends OpinionsOfQuery {
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class OpinionGroupsQuery extends OpinionDaysQuery {
  @ApiProperty({ enum: GROUPINGS })
  @IsIn(GROUPINGS)
  by: FeedbackGrouping;
}

export class UnderstoodCountsResponse {
  well: number;
  partly: number;
  little: number;
}

export class PaceCountsResponse {
  right: number;
  fast: number;
  slow: number;
}

export class UsefulnessCountsResponse {
  much: number;
  some: number;
  little: number;
}

export class OpinionCountsResponse {
  understood: UnderstoodCountsResponse;
  pace: PaceCountsResponse;
  usefulness: UsefulnessCountsResponse;

  static from({ understood, pace, usefulness }: FeedbackCounts): OpinionCountsResponse {
    return { understood: { ...understood }, pace: { ...pace }, usefulness: { ...usefulness } };
  }
}

/** Somebody who stood before a session of the class. */
export class ClassTrainerResponse {
  id: string;
  name: string;
}

export class ClassOpinionsResponse {
  classGroupId: string;
  title: string;
  /** Who stood before its sessions, in their order; hardly ever several. */
  trainers: ClassTrainerResponse[];
  communeName: string;
  endedAt: string;
  /** Who was present when it ended, or was entered as present since. */
  askedCount: number;
  answerCount: number;
  /** Answers are counted when this is over. */
  opinionsUntil: string;
  isSealed: boolean;
  /** Null: not counted yet, or fewer than five answered. */
  counts: OpinionCountsResponse | null;
  householdsFrom: string;
  householdsUntil: string;
  householdAnswerCount: number;
  isHouseholdsSealed: boolean;
  households: number | null;
  byTask: HouseholdTasksResponse | null;

  static from(one: ClassFeedback): ClassOpinionsResponse {
    const { classGroupId, title, communeName, askedCount, answerCount, isSealed } = one;
    const { householdAnswerCount, isHouseholdsSealed, households } = one;
    return {
      trainers: one.trainers.map(({ id, name }) => ({ id, name })),
      ...{ classGroupId, title, communeName, askedCount, answerCount, isSealed },
      ...{ householdAnswerCount, isHouseholdsSealed, households },
      endedAt: one.endedAt.toISOString(),
      opinionsUntil: one.opinionsUntil.toISOString(),
      counts: one.counts && OpinionCountsResponse.from(one.counts),
      householdsFrom: one.householdsFrom.toISOString(),
      householdsUntil: one.householdsUntil.toISOString(),
      byTask: one.byTask && HouseholdTasksResponse.from(one.byTask),
    };
  }
}

export class OneClassOpinionsResponse {
  /** Null: the last session has not ended. */
  opinions: ClassOpinionsResponse | null;
  /** What was written, in an order drawn by lot; none where fewer than five answered. */
  remarks: string[];
}

export class OpinionSumResponse {
  classCount: number;
  /** Classes whose counts are in here: with five answers or more each. */
  shownCount: number;
  askedCount: number;
  /** In the classes that are shown. */
  answerCount: number;
  counts: OpinionCountsResponse | null;
  householdClassCount: number;
  householdAnswerCount: number;
  households: number | null;
  byTask: HouseholdTasksResponse | null;

  static sumFrom(sum: OutcomeSum): OpinionSumResponse {
    const { classCount, shownCount, askedCount, answerCount, householdClassCount, householdAnswerCount, households } =
      sum;
    return {
      ...{ classCount, shownCount, askedCount, answerCount, householdClassCount, householdAnswerCount, households },
      counts: sum.counts && OpinionCountsResponse.from(sum.counts),
      byTask: sum.byTask && HouseholdTasksResponse.from(sum.byTask),
    };
  }
}

export class ClassOpinionListResponse {
  items: ClassOpinionsResponse[];
  /** All classes that were asked for, beyond this page too. */
  sum: OpinionSumResponse;
  nextCursor: string | null;
  /** There are more than 2,000 classes: ask for fewer days. */
  isCut: boolean;

  static of({ classes, sum, nextCursor, isCut }: FeedbackPage): ClassOpinionListResponse {
    return {
      items: classes.map((one) => ClassOpinionsResponse.from(one)),
      sum: OpinionSumResponse.sumFrom(sum),
      ...{ nextCursor, isCut },
    };
  }
}

export class OpinionGroupResponse extends OpinionSumResponse {
  /** Of an account, a commune or a round. */
  id: string;
  name: string;

  static from(group: FeedbackGroup): OpinionGroupResponse {
    return { id: group.id, name: group.name, ...OpinionSumResponse.sumFrom(group) };
  }
}

export class OpinionGroupListResponse {
  /** By name. */
  items: OpinionGroupResponse[];
  isCut: boolean;
}
