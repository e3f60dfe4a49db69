const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The instant of a wall-clock time in Vietnam (UTC+7, no summer time). `on` yyyy-mm-dd, `time` HH:MM. */
export function instantInVietnam(on: string, time: string): Date {
  return new Date(`${on}T${time}:00+07:00`);
}

/** True for a calendar date that exists. 30/02 is well formed and does not. */
export function isCalendarDate(on: string): boolean {
  const instant = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(on);
}

/** HH:MM in Vietnam. */
export function vietnamTimeOf(instant: Date): string {
  return shifted(instant).slice(11, 16);
}

/** yyyy-mm-dd in Vietnam. */
export function vietnamDateOf(instant: Date): string {
  return shifted(instant).slice(0, 10);
}

/** dd/mm/yyyy in Vietnam. */
export function vietnamDayOf(instant: Date): string {
  return shifted(instant).slice(0, 10).split('-').reverse().join('/');
}

/** The first instant of the day after a calendar date in Vietnam. */
export function endOfDayInVietnam(on: string): Date {
  return new Date(instantInVietnam(on, '00:00').getTime() + DAY_MS);
}

function shifted(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString();
}
