import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { type AttendanceRule } from '../attendance/attended-minutes.rules';

const isSaid = (_: unknown, value: unknown): boolean => value !== null;

/** How a class counts the minutes somebody was there. */
export class AttendanceRuleRequest implements AttendanceRule {
  /** From this share of the session, in percent, the whole of it counts; 0: for everybody present; null: only the minutes count. */
  @ValidateIf(isSaid)
  @IsInt()
  @Min(0)
  @Max(100)
  @ApiProperty({ type: Number, nullable: true })
  wholeFromPercent: number | null;

  /** Minutes below are rounded to this step. */
  @IsInt()
  @Min(1)
  @Max(60)
  roundToMinutes: number;

  /** Who scans or whose card is read so many minutes after the start came late; null: nobody by that. */
  @ValidateIf(isSaid)
  @IsInt()
  @Min(0)
  @Max(120)
  @ApiProperty({ type: Number, nullable: true })
  lateAfterMinutes: number | null;
}

export class AttendanceRuleResponse {
  wholeFromPercent: number | null;
  roundToMinutes: number;
  lateAfterMinutes: number | null;
}
