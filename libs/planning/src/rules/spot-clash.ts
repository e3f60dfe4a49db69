import type { SpotFault } from './spot-fault';

/** What stands in the way of a class of a plan. */
export interface SpotClash {
  /** A class in the hall, a class of the trainer, her leave, a market, a day off, or that the hall is closed. */
  readonly kind: 'hall' | 'trainer' | 'leave' | 'market' | 'day-off' | 'closed';
  /** The hall, the trainer, the market or the day off. */
  readonly who: string;
  /** Of the class; empty for a class of this plan that is not opened, and for what is no class. */
  readonly title: string;
  /** ISO date: the day of the class, the first one of a leave, or from which a hall is closed. */
  readonly on: string;
  /** `HH:MM`; empty for what is no class. */
  readonly from: string;
  /** `HH:MM`; empty for what is no class. */
  readonly to: string;
  /** ISO date: the last day of a leave; else empty. */
  readonly until: string;
  /** Hall and commune of the class; empty for what is no class. */
  readonly place: string;
}

/** A class that is held somewhere, of the timetable or of the plan. */
export interface HeldClass extends Pick<SpotClash, 'title' | 'from' | 'to' | 'place'> {
  /** ISO date. */
  readonly day: string;
  readonly isInHall: boolean;
  readonly isWithTrainer: boolean;
}

/** Where a class is wanted: the day (ISO date) and the halves it takes. */
interface WantedTime {
  readonly day: string;
  readonly halves: readonly (0 | 1)[];
}

const NOON = '12:00';

/** The name of the hall and of the trainer. */
interface SpotNames {
  readonly hallName: string;
  readonly trainerName: string;
}

/**
 * The classes because of which one cannot stand at a time: for a hall those in it then; for a trainer those of the day, since the ways between
 * them count, and where there is none those of the week.
 */
export function classClashes(
  fault: SpotFault,
  held: readonly HeldClass[],
  wanted: WantedTime,
  { hallName, trainerName }: SpotNames,
): SpotClash[] {
  const rowOf =
    (kind: 'hall' | 'trainer', who: string) =>
    ({ title, day, from, to, place }: HeldClass): SpotClash => ({
      kind,
      who,
      title,
      on: day,
      from,
      to,
      until: '',
      place,
    });
  const ofDay = held.filter(({ day }) => day === wanted.day);
  if (fault === 'hall-taken')
    return ofDay.filter((one) => one.isInHall && isWithin(one, wanted)).map(rowOf('hall', hallName));
  if (fault !== 'trainer-taken') return [];
  const hers = ofDay.filter(({ isWithTrainer }) => isWithTrainer);
  const near = hers.length > 0 ? hers : held.filter(({ isWithTrainer }) => isWithTrainer);
  return near.map(rowOf('trainer', trainerName));
}

const isWithin = ({ from, to }: HeldClass, { halves }: WantedTime): boolean =>
  halves.some((half) => (half === 0 ? from < NOON : to > NOON));

/** What is no class and stands in the way. */
export const otherClash = (
  kind: 'leave' | 'market' | 'day-off' | 'closed',
  who: string,
  days: { readonly on: string; readonly until?: string },
): SpotClash => ({ kind, who, title: '', on: days.on, from: '', to: '', until: days.until ?? '', place: '' });

/** Monday and Sunday of the week of a day, ISO dates. */
export function weekAround(day: string): { readonly from: string; readonly until: string } {
  const at = Date.parse(day);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const shifted = (days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  return { from: shifted(-weekday), until: shifted(6 - weekday) };
}
