import { type ReopenedFigure } from '@lopso/learning';
import { ReopenablePartResponse } from './reopening.dto';

/** Something asked anew, beside the round it comes from: of how many, and how many have done it. */
export class ReopenedFigureResponse {
  roundId: string;
  title: string;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string;
  parts: ReopenablePartResponse[];
  total: number;
  finished: number;

  static from({ roundId, title, dueOn, parts, total, finished }: ReopenedFigure): ReopenedFigureResponse {
    return { roundId, title, dueOn, total, finished, parts: parts.map((one) => ReopenablePartResponse.from(one)) };
  }
}
