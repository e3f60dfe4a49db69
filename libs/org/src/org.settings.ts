import { IsInt, Max, Min } from 'class-validator';
import { Settings } from '@lopso/platform';

/** The terms within which requests about personal data are answered and carried out, and how late a reform may be entered. */
@Settings()
export class OrgSettings {
  /** Working days to answer (Decree 356/2025/NĐ-CP). */
  @IsInt()
  @Min(1)
  @Max(30)
  DATA_REQUEST_ANSWER_WORKING_DAYS: number = 2;

  /** Days to give access or to correct. */
  @IsInt()
  @Min(1)
  @Max(90)
  DATA_REQUEST_CORRECTION_DAYS: number = 10;

  /** Days to restrict, or to lift a restriction. */
  @IsInt()
  @Min(1)
  @Max(90)
  DATA_REQUEST_RESTRICTION_DAYS: number = 15;

  /** Days to erase. */
  @IsInt()
  @Min(1)
  @Max(90)
  DATA_REQUEST_ERASURE_DAYS: number = 20;

  /** How many days back the day of effect of a merger or split of communes may lie: figures of earlier days stay as they are. */
  @IsInt()
  @Min(0)
  @Max(366)
  REFORM_DAYS_BACK: number = 31;

  /** Days that an officer may add once, with a reason. */
  @IsInt()
  @Min(1)
  @Max(90)
  DATA_REQUEST_EXTENSION_DAYS: number = 15;
}
