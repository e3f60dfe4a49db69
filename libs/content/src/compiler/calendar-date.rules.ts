const DATE = /^\d{4}-\d{2}-\d{2}$/;

const DAY_MS = 86_400_000;

/** Tells whether the text is a date that exists, written yyyy-mm-dd (content/README.md, "checkedOn"). */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text) || Number.isNaN(utc(text))) return false;
  return new Date(utc(text)).toISOString().startsWith(text);
}

/** Whole days from one yyyy-mm-dd date to another; negative when the second is earlier. Both must exist. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
