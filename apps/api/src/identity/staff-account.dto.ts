import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { GrantPersonResponse, GrantTermsRequest } from '../org/role-grant.dto';

/** Somebody new who works with the system, and the right they start with. */
export class InviteStaffRequest extends GrantTermsRequest {
  /** Made by the sender; the same for every sending of one form. */
  @IsUUID()
  clientKey: string;

  @IsString()
  @MinLength(3)
  @MaxLength(120)
  displayName: string;

  /** Asked together with the slip. */
  @IsInt()
  @Min(1930)
  @Max(2015)
  birthYear: number;
}

export class SearchStaffQuery {
  /** A part of the name, with or without diacritics, or of the username. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  text?: string;

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

export class InvitedStaffResponse {
  accountId: string;
  grantId: string;
}

export class StaffAccountListResponse {
  /** By given name. */
  items: GrantPersonResponse[];
  nextCursor: string | null;
}
