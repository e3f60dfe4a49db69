import { type PaperValues } from '../rules/paper-values';

/** What a class, round or plan has to say for a paper. */
export interface Facts {
  /** Of the class, round or plan. */
  readonly title: string;
  readonly values: PaperValues;
  /** People who belong on the list and are not named: of other units, or whose record rests. */
  readonly leftOut: number;
}
