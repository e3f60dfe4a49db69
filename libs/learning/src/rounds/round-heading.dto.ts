import { IsString, MaxLength } from 'class-validator';
import { IsDay, IsSaid } from '@lopso/platform';

/** What a round is called, and by which decision it is opened. */
export class RoundWordsRequest {
  /** What members read; unique in the province. */
  @IsString()
  @IsSaid(1)
  @MaxLength(120)
  title: string;

  /** Number of the decision that authorises it. */
  @IsString()
  @IsSaid(1)
  @MaxLength(60)
  decisionNumber: string;

  /** Date of the decision, `yyyy-mm-dd`. */
  @IsDay()
  decidedOn: string;
}
