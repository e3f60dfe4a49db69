const HOUR_MS = 3_600_000;

/** More pages than any class fills. */
export const SHEETS_AT_MOST = 12;

/** So long a sheet that was sent by mistake may be taken back (decision 0061). */
const REMOVABLE_HOURS = 24;

/** True while a sheet may still be taken back. */
export function isRemovable({ keptAt }: { readonly keptAt: Date }, now: Date): boolean {
  return now.getTime() - keptAt.getTime() < REMOVABLE_HOURS * HOUR_MS;
}

/** Sheets of sessions that ended before this instant have been kept long enough. */
export function keptSince(now: Date, years: number): Date {
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - years);
  return since;
}
