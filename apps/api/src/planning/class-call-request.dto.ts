import { Transform, Type } from 'class-transformer';
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
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { SessionHoursRequest } from '@lopso/classes/http';
import { IsDay, PageQuery, queryBoolean } from '@lopso/platform';

const MOST_COMMUNES = 500;
const MOST_PEOPLE = 500;

export class ListCallsQuery extends PageQuery {
  /** True: names are still taken; false: no more; left out: all. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isOpen?: boolean;
}

export class QuotaRequest {
  @IsUUID()
  communeId: string;

  @IsInt()
  @Min(0)
  @Max(2000)
  places: number;
}

class CallTermsRequest {
  /** The last day for names. */
  @IsDay()
  closesOn: string;

  /** Communes left out get no place. */
  @IsArray()
  @ArrayMaxSize(MOST_COMMUNES)
  @ArrayUnique(({ communeId }: QuotaRequest) => communeId)
  @ValidateNested({ each: true })
  @Type(() => QuotaRequest)
  quotas: QuotaRequest[];
}

export class ChangeCallRequest extends CallTermsRequest {
  /** Of the call as the form was filled in from it. */
  @IsInt()
  @Min(0)
  revision: number;
}

export class PublishCallRequest extends CallTermsRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the call. */
  @IsUUID()
  clientKey: string;

  @IsString()
  @MinLength(3)
  @MaxLength(120)
  title: string;

  /** The course it is about; left out: of none. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  courseId?: string | null;

  @IsIn(['basic', 'in-depth'])
  level: 'basic' | 'in-depth';

  /** Courses that whoever is named has finished; at least one where the level is in-depth. */
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  requiredCourseIds: string[];
}

export class UnfinishedQuery {
  /** Left out: all who hold a seat. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  courseId?: string;
}

export class NamePeopleRequest {
  /** Everybody who holds a seat of these teams today. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  teamIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PEOPLE)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class ProposeNamesRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  memberIds: string[];
}

export class DeclineNameRequest {
  /** The leader who proposed her reads it. */
  @IsString()
  @MinLength(3)
  @MaxLength(200)
  reason: string;
}

export class OpenCallClassRequest {
  /** Made by the sender; the same for every sending of one form. Becomes the id of the class. */
  @IsUUID()
  clientKey: string;

  @IsUUID()
  venueId: string;

  /** The account of somebody who teaches there on those days. */
  @IsUUID()
  trainerId: string;

  @IsInt()
  @Min(1)
  @Max(2000)
  capacity: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SessionHoursRequest)
  sessions: SessionHoursRequest[];
}

export class BookCallRequest {
  @IsUUID()
  classGroupId: string;

  /** Only people of these communes; left out: of all. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COMMUNES)
  @IsUUID(undefined, { each: true })
  communeIds?: string[];
}
