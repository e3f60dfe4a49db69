import { type Demand } from './expected';
import { type YearPerson } from './year-people';

/** When a round of the year is due. Calendar days, `yyyy-mm-dd`. */
export interface RoundDates {
  readonly startsOn: string;
  /** For everybody, or, where days are counted, the last day on which somebody joins. */
  readonly dueOn: string;
  /** Days from the day somebody joins; null: one date for everybody. */
  readonly dueDays: number | null;
  /** Days after the date of a first passage on which nobody is late yet. */
  readonly graceDays: number;
  /** The days that newcomers have at least, and the last day on which they join; null: they have none of their own. */
  readonly newcomers: { readonly days: number; readonly until: string } | null;
}

/** A later date that was given to many. */
export interface GivenDate {
  readonly id: string;
  readonly dueOn: string;
  readonly givenAt: number;
  /** Null while it stands. */
  endedAt: number | null;
  /** The units it was given to; null: everybody of the round. */
  readonly units: ReadonlySet<string> | null;
}

/** A date that one person was given in one passage; the last one holds. */
export interface OwnDate {
  readonly person: YearPerson;
  readonly passage: number;
  readonly dueOn: string;
}

/** A time in which a round was ended. Calendar days, `yyyy-mm-dd`. */
export interface Pause {
  /** The last day that counted. */
  readonly endedOn: string;
  /** Null while it is ended. */
  resumedOn: string | null;
}

/** A round of the year. */
export interface YearRound {
  readonly id: string;
  readonly title: string;
  readonly demand: Demand;
  readonly dates: RoundDates;
  /** The instant its people were asked. */
  readonly openedAt: number;
  /** Short lists of its papers are signed with an office's own tool. */
  readonly isSignedOutside: boolean;
  /** It asks people of another round anew. */
  readonly isReopening: boolean;
  /** Later dates that were given to many, and to single people. */
  readonly given: GivenDate[];
  readonly givenToOne: OwnDate[];
  /** Null of a round that never was ended. */
  pause: Pause | null;
  /** Whether somebody is asked on a day. */
  asks(person: YearPerson, on: string): boolean;
}

/** One date for everybody and nothing else. */
export const oneDate = (startsOn: string, dueOn: string): RoundDates => ({
  ...{ startsOn, dueOn },
  ...{ dueDays: null, graceDays: 0, newcomers: null },
});

/** The last day on which somebody joins. */
export const joinedUntil = ({ dueOn, newcomers }: RoundDates): string => newcomers?.until ?? dueOn;
