const DAY_MS = 86_400_000;

const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** True on a day offices work: neither Saturday nor Sunday nor one of the holidays. `yyyy-mm-dd`. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(msOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/**
 * The last day of a term of so many working days; the day of the request itself does not count (Civil Code 2015, article
 * 147). Decree 356/2025/NĐ-CP: an answer within two working days.
 */
export function afterWorkingDays(from: string, count: number, holidays: ReadonlySet<string>): string {
  let day = from;
  for (let left = count; left > 0;) {
    day = textOf(msOf(day) + DAY_MS);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** The last day of a term of so many calendar days; a term that would end on a day off ends on the next working day. */
export function afterDays(from: string, count: number, holidays: ReadonlySet<string>): string {
  let day = textOf(msOf(from) + count * DAY_MS);
  while (!isWorkingDay(day, holidays)) day = textOf(msOf(day) + DAY_MS);
  return day;
}

/** Working days after one day up to another, the other included; 0 when it is not after it. */
export function workingDaysBetween(from: string, to: string, holidays: ReadonlySet<string>): number {
  let count = 0;
  for (let ms = msOf(from) + DAY_MS; ms <= msOf(to); ms += DAY_MS) {
    if (isWorkingDay(textOf(ms), holidays)) count += 1;
  }
  return count;
}
