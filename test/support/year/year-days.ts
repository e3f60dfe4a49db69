/** The year that is lived: one with ordinary dates, behind the day the code was written. */
const YEAR = 2027;

/** A day of the year, from its month and day `mm-dd`. */
export const day = (monthAndDay: string): string => `${YEAR}-${monthAndDay}`;
