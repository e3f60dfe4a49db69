import { IsInt, IsNumber, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { Setting, Settings } from '@lopso/platform';

/** How long the ways between communes are, how long members are asked after a class, and how cards are signed. */
@Settings()
export class ClassesSettings {
  /** Roads are so many times longer than the straight line; 1.3 in the plain, 1.6 and more in the mountains. */
  @IsNumber()
  @Min(1)
  @Max(5)
  TRAVEL_ROAD_FACTOR: number = 1.6;

  /** How fast one gets on, kilometres an hour. */
  @IsNumber()
  @Min(5)
  @Max(120)
  TRAVEL_KILOMETRES_AN_HOUR: number = 30;

  /** Photos of signed lists are kept for so many years after their session. */
  @IsInt()
  @Min(1)
  @Max(70)
  ROLL_SHEET_YEARS: number = 10;

  /** Members say what they think of a class for so many days after its last session. */
  @IsInt()
  @Min(1)
  @Max(60)
  OPINION_DAYS: number = 14;

  /** How many households they guided since is asked from this day after the last session on. */
  @IsInt()
  @Min(1)
  @Max(180)
  HOUSEHOLDS_FROM_DAY: number = 30;

  /** Until this day; more than `HOUSEHOLDS_FROM_DAY`, else nobody is asked. */
  @IsInt()
  @Min(2)
  @Max(365)
  HOUSEHOLDS_TO_DAY: number = 60;

  /** Who asks for a place that wants a word waits so many hours for it, of the commune and of the class each; never beyond the beginning. */
  @IsInt()
  @Min(1)
  @Max(720)
  PLACE_REQUEST_HOURS: number = 72;

  /** The keys that sign member cards and hide who answered, and which phone it was, are made of it; at least 32 signs, no default. */
  @Setting()
  @IsString()
  @MinLength(32)
  MEMBER_CARD_KEY: string;

  /** Values `MEMBER_CARD_KEY` had before, separated by blanks: cards printed under them stay good. */
  @IsString()
  MEMBER_CARD_OLD_KEYS: string = '';

  /**
   * Until this day (`yyyy-mm-dd`, Vietnam) phones that have had no network since the change of the key may show codes under a former one.
   * Empty: none counts, as it must be where a key became known.
   */
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: 'là một ngày như 2026-12-05, hoặc để trống' })
  MEMBER_CARD_OLD_CODES_UNTIL: string = '';
}
