import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsDay, IsSaid } from '@lopso/platform';
import { CHANGE_KINDS, CHANGE_REASONS, type ChangeKind, type ChangeReason } from './change.rules';

/** Every reason of every kind; which fit a kind is told by the library. */
export const ALL_REASONS: readonly ChangeReason[] = [...new Set(CHANGE_KINDS.flatMap((kind) => CHANGE_REASONS[kind]))];

function namesDocument({ paperNumber, paperOn }: ProposeChangeRequest): boolean {
  return paperNumber !== undefined || paperOn !== undefined;
}

export class PreviewChangeRequest {
  @IsIn(CHANGE_KINDS)
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;

  /** Certificates of the round. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  certificateIds: string[];
}

export class ProposeChangeRequest extends PreviewChangeRequest {
  /** The id of the proposal to be made; sent twice, it makes one. */
  @IsUUID()
  clientKey: string;

  @IsIn(ALL_REASONS)
  @ApiProperty({ enum: ALL_REASONS })
  reason: ChangeReason;

  /** What happened, for officers; at least a few words. Of papers that are kept none are written. */
  @ValidateIf(({ kind }: PreviewChangeRequest) => kind !== 'keep')
  @IsString()
  @Length(5, 500)
  @IsSaid(5)
  note?: string;

  /** Number of the document behind it, where there is one; needed with a date. */
  @ValidateIf(namesDocument)
  @IsString()
  @Length(1, 60)
  @IsSaid(1)
  paperNumber?: string;

  /** Its date, today or before; needed with a number. */
  @ValidateIf(namesDocument)
  @IsDay()
  paperOn?: string;

  /** `seen` of the preview that was looked at. */
  @Matches(/^[\w-]{20,60}$/)
  seen: string;
}

export class ApproveChangeRequest {
  /** `seen` of the proposal as it was shown. */
  @Matches(/^[\w-]{20,60}$/)
  seen: string;
}

export class DeclineChangeRequest {
  /** Why, for who proposed it. */
  @IsString()
  @Length(5, 500)
  @IsSaid(5)
  words: string;
}

export class ListChangesQuery {
  /** `waiting`: those that wait for a second person; `closed`: the others. Left out: all. */
  @IsOptional()
  @IsIn(['waiting', 'closed'])
  @ApiProperty({ enum: ['waiting', 'closed'], required: false })
  which?: 'waiting' | 'closed';

  @IsOptional()
  @IsIn(CHANGE_KINDS)
  @ApiProperty({ enum: CHANGE_KINDS, required: false })
  kind?: ChangeKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
