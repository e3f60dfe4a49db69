import { type Actor } from '@lopso/platform';
import { type YearCommune } from './year-people';

/** One meeting of a class; it may be moved. */
export interface YearSession {
  readonly id: string;
  startsAt: Date;
  endsAt: Date;
  readonly minutes: number;
  /** Nobody opened it. */
  isForgotten?: boolean;
}

/** A class of the year. */
export interface YearClass {
  readonly id: string;
  /** Whose it is; another one after it moved there. */
  commune: YearCommune;
  /** Who runs it; another one after a replacement. */
  trainer: Actor;
  readonly sessions: readonly YearSession[];
}
