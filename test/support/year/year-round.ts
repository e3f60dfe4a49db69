import { type Demand } from './expected';
import { type YearPerson } from './year-people';

/** A round of the year. */
export interface YearRound {
  readonly id: string;
  readonly demand: Demand;
  /** Whether somebody is asked on a day. */
  asks(person: YearPerson, on: string): boolean;
}
