import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { BADGE_FORMATS, type BadgeFormat } from './badge.service';

export class TakeBadgeQuery {
  /** `json` and `jwt` for machines; `png` and `svg` carry the same JSON inside a picture. */
  @IsIn(BADGE_FORMATS)
  @ApiProperty({ enum: BADGE_FORMATS })
  format: BadgeFormat;
}
