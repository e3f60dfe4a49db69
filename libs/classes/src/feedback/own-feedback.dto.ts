import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import {
  type Feedback,
  type HouseholdReport,
  type HouseholdsByTask,
  LONGEST_REMARK,
  MOST_HOUSEHOLDS,
  PACES,
  UNDERSTOOD,
  USEFULNESS,
} from './feedback.rules';
import { type OwnFeedback } from './feedback.service';

export class OpinionRequest {
  @ApiProperty({ enum: UNDERSTOOD })
  @IsIn(UNDERSTOOD)
  understood: Feedback['understood'];

  @ApiProperty({ enum: PACES })
  @IsIn(PACES)
  pace: Feedback['pace'];

  /** Whether she can use it at home. */
  @ApiProperty({ enum: USEFULNESS })
  @IsIn(USEFULNESS)
  usefulness: Feedback['usefulness'];

  /** A line for the trainer; left out or blank: none. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_REMARK)
  remark?: string;
}

/** Households by task; what is left out was not said. */
export class HouseholdTasksRequest {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  'public-services'?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  identity?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  payment?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  safety?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  selling?: number;
}

export class HouseholdReportRequest {
  @IsInt()
  @Min(0)
  @Max(MOST_HOUSEHOLDS)
  households: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => HouseholdTasksRequest)
  byTask?: HouseholdTasksRequest;
}

export class HouseholdTasksResponse {
  'public-services'?: number;
  identity?: number;
  payment?: number;
  safety?: number;
  selling?: number;

  static from(byTask: HouseholdsByTask): HouseholdTasksResponse {
    const { identity, payment, safety, selling } = byTask;
    return { 'public-services': byTask['public-services'], identity, payment, safety, selling };
  }
}

export class GivenOpinionResponse {
  @ApiProperty({ enum: UNDERSTOOD })
  understood: Feedback['understood'];
  @ApiProperty({ enum: PACES })
  pace: Feedback['pace'];
  @ApiProperty({ enum: USEFULNESS })
  usefulness: Feedback['usefulness'];
  remark: string | null;

  static from({ understood, pace, usefulness, remark }: Feedback): GivenOpinionResponse {
    return { understood, pace, usefulness, remark };
  }
}

export class GivenHouseholdsResponse {
  households: number;
  byTask: HouseholdTasksResponse;

  static from({ households, byTask }: HouseholdReport): GivenHouseholdsResponse {
    return { households, byTask: HouseholdTasksResponse.from(byTask) };
  }
}

export class AskedOpinionResponse {
  until: string;
  given: GivenOpinionResponse | null;
}

export class AskedHouseholdsResponse {
  until: string;
  given: GivenHouseholdsResponse | null;
}

export class AfterClassAskResponse {
  classGroupId: string;
  title: string;
  /** Who stood before its sessions, in their order. */
  trainerNames: string[];
  /** Of the last session. */
  endedAt: string;
  /** Null: not asked, or no more. */
  opinion: AskedOpinionResponse | null;
  households: AskedHouseholdsResponse | null;

  static from({ classGroupId, title, trainerNames, endedAt, opinion, households }: OwnFeedback): AfterClassAskResponse {
    return {
      trainerNames: [...trainerNames],
      ...{ classGroupId, title, endedAt: endedAt.toISOString() },
      opinion: opinion && {
        until: opinion.until.toISOString(),
        given: opinion.given && GivenOpinionResponse.from(opinion.given),
      },
      households: households && {
        until: households.until.toISOString(),
        given: households.given && GivenHouseholdsResponse.from(households.given),
      },
    };
  }
}

export class AfterClassListResponse {
  /** The class that ended last first. */
  items: AfterClassAskResponse[];
}
