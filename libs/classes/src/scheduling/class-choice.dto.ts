import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { queryBoolean } from '@lopso/platform';
import { StaffMemberResponse } from '../staffing/staffing.dto';
import { type ClassChoices } from './class-group.service';

export class ListedClassesQuery {
  /** Only classes the caller runs. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isMine?: boolean;

  /** Only in this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

export class NarrowedClassesQuery extends ListedClassesQuery {
  /** Only where this account stands before a session or assists in one. */
  @IsOptional()
  @IsUUID()
  staffId?: string;

  /** Only in this hall. */
  @IsOptional()
  @IsUUID()
  venueId?: string;
}

export class UsedVenueResponse {
  id: string;
  name: string;
  communeName: string;
}

/** By whom and by which halls the classes can be narrowed. */
export class ClassChoicesResponse {
  /** By given name. */
  staff: StaffMemberResponse[];
  /** By name. */
  venues: UsedVenueResponse[];

  static from({ staff, venues }: ClassChoices): ClassChoicesResponse {
    return {
      staff: staff.map(StaffMemberResponse.from),
      venues: venues.map(({ id, name, communeName }) => ({ id, name, communeName })),
    };
  }
}

/** Courses that open rounds ask for. */
export class AskedCoursesResponse {
  /** Ids of courses, by id. */
  ids: string[];
}
