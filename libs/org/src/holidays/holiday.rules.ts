import { dayInWords } from '@lopso/platform';
import { isWorkingDay } from './working-days.rules';

const DAY_MS = 86_400_000;

const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const dayAfter = (day: string): string => textOf(Date.parse(`${day}T00:00:00Z`) + DAY_MS);

/** Days off with a fixed date (Labour Code 2019, article 112). */
const FIXED = [
  ['01-01', 'new-year'],
  ['04-30', 'victory'],
  ['05-01', 'labour'],
  ['09-02', 'national-day'],
] as const;

/** What a day off is for when the department enters it: dates by the lunar calendar, or set anew each year. */
export const ENTERED_OCCASIONS = ['tet', 'hung-vuong', 'national-day', 'instead', 'other'] as const;

export type EnteredOccasion = (typeof ENTERED_OCCASIONS)[number];

/** A day off of a fixed date, `yyyy-mm-dd`; `instead`: the day given for one that fell on a week-end. */
export interface FixedHoliday {
  readonly day: string;
  readonly occasion: (typeof FIXED)[number][1] | 'instead';
}

/**
 * The days off of a year whose date the law itself says, in order, with the working day that follows one on a week-end
 * (Labour Code 2019, articles 111 and 112).
 */
export function fixedHolidays(year: number): FixedHoliday[] {
  const fixed: FixedHoliday[] = FIXED.map(([date, occasion]) => ({ day: `${year}-${date}`, occasion }));
  const taken = new Set(fixed.map(({ day }) => day));
  const instead = fixed
    .filter(({ day }) => !isWorkingDay(day, new Set()))
    .map(({ day }): FixedHoliday => {
      let next = dayAfter(day);
      while (!isWorkingDay(next, taken)) next = dayAfter(next);
      taken.add(next);
      return { day: next, occasion: 'instead' };
    });
  return [...fixed, ...instead].sort((a, b) => a.day.localeCompare(b.day));
}

/** How many days of each occasion the law gives beside those of a fixed date (article 112: five of Tết, the second of 2/9). */
const ENTITLED: readonly (readonly [EnteredOccasion, number])[] = [
  ['tet', 5],
  ['hung-vuong', 1],
  ['national-day', 1],
];

/** Occasions of a year of which fewer days are entered than the law gives. */
export function missingOccasions(entered: readonly { readonly occasion: EnteredOccasion }[]): EnteredOccasion[] {
  return ENTITLED.filter(([one, due]) => entered.filter(({ occasion }) => occasion === one).length < due).map(
    ([occasion]) => occasion,
  );
}

/** Every day from the first to the last, both included; empty when they are the wrong way round. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

type Occasion = FixedHoliday['occasion'] | EnteredOccasion;

const WORDS: Readonly<Record<Occasion, string>> = {
  'new-year': 'Tết Dương lịch',
  victory: 'Ngày Chiến thắng 30/4',
  labour: 'Quốc tế Lao động 1/5',
  'national-day': 'Quốc khánh 2/9',
  tet: 'Tết Nguyên đán',
  'hung-vuong': 'Giỗ Tổ Hùng Vương',
  instead: 'nghỉ bù',
  other: 'ngày nghỉ lễ',
};

/** A day off as a sentence names it: “06/02/2027 (Tết Nguyên đán, dự kiến)”. */
export function dayOffWords(off: {
  readonly day: string;
  readonly occasion: Occasion;
  readonly isExpected: boolean;
}): string {
  return `${dayInWords(off.day)} (${WORDS[off.occasion]}${off.isExpected ? ', dự kiến' : ''})`;
}
