const DAY_MS = 86_400_000;

/** The Julian day number of 1/1/1970. */
const EPOCH_DAY = 2_440_588;

/** The mean month of the moon in days, and the new moon of 1/1/1900 that months are numbered from. */
const MONTH_DAYS = 29.530588853;

const FIRST_MOON = 2_415_021.076998695;

/** Vietnam is seven hours ahead of Greenwich: a new moon falls on the day it has there, which is not always China's. */
const ZONE_DAYS = 7 / 24;

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** A coefficient, and how often it takes the sun's anomaly, the moon's anomaly and the moon's distance from its node. */
type Term = readonly [coefficient: number, sun: number, moon: number, node: number];

const TERMS: readonly Term[] = [
  [0.0021, 2, 0, 0],
  [-0.4068, 0, 1, 0],
  [0.0161, 0, 2, 0],
  [-0.0004, 0, 3, 0],
  [0.0104, 0, 0, 2],
  [-0.0051, 1, 1, 0],
  [-0.0074, 1, -1, 0],
  [0.0004, 1, 0, 2],
  [-0.0004, -1, 0, 2],
  [-0.0006, 0, 1, 2],
  [0.001, 0, -1, 2],
  [0.0005, 1, 2, 0],
];

/** The moment of a new moon, in Julian days of Greenwich; months are numbered from 1/1/1900. */
function newMoon(month: number): number {
  const t = month / 1236.85; // Julian centuries
  const mean =
    2_415_020.75933 +
    29.53058868 * month +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2);
  const sun = 359.2242 + 29.10535608 * month - 0.0000333 * t ** 2 - 0.00000347 * t ** 3;
  const moon = 306.0253 + 385.81691806 * month + 0.0107306 * t ** 2 + 0.00001236 * t ** 3;
  const node = 21.2964 + 390.67050646 * month - 0.0016528 * t ** 2 - 0.00000239 * t ** 3;
  const periodic = TERMS.reduce(
    (sum, [coefficient, ofSun, ofMoon, ofNode]) =>
      sum + coefficient * sine(ofSun * sun + ofMoon * moon + ofNode * node),
    (0.1734 - 0.000393 * t) * sine(sun),
  );
  return mean + periodic - (-0.000278 + 0.000265 * t + 0.000262 * t ** 2);
}

/** The day of a new moon in Vietnam, as a Julian day number. */
const moonDay = (month: number): number => Math.floor(newMoon(month) + 0.5 + ZONE_DAYS);

/** In which twelfth of its way the sun stands as a day begins in Vietnam: 0 from the equinox of March, 9 from the winter solstice. */
function sunTwelfth(day: number): number {
  const t = (day - 0.5 - ZONE_DAYS - 2_451_545) / 36_525; // Julian centuries from 2000
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3;
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The number of the month, from 1/1/1900, in which the winter solstice of a year lies: the eleventh of the lunar year. */
function eleventhMonth(year: number): number {
  const lastDay = Date.UTC(year, 11, 31) / DAY_MS + EPOCH_DAY;
  const month = Math.floor((lastDay - 2_415_021) / MONTH_DAYS);
  const start = sunTwelfth(moonDay(month)) >= 9 ? moonDay(month - 1) : moonDay(month);
  return Math.floor((start - FIRST_MOON) / MONTH_DAYS + 0.5);
}

/** How many months after the eleventh the leap month is: the first in which the sun stays in one twelfth. */
function leapOffset(eleventh: number): number {
  let offset = 1;
  while (sunTwelfth(moonDay(eleventh + offset)) !== sunTwelfth(moonDay(eleventh + offset + 1)) && offset < 13) {
    offset += 1;
  }
  return offset;
}

/**
 * A day of the first ten months of the Vietnamese lunar year that begins in `year`, as `yyyy-mm-dd`; no leap months. Years 1968 to 2100,
 * by the clock of Hanoi (Hồ Ngọc Đức, “Thuật toán tính âm lịch”, after Meeus, Astronomical Algorithms).
 */
export function lunarDay(year: number, month: number, day: number): string {
  const eleventh = eleventhMonth(year - 1);
  const offset = month + 1;
  const isLeapYear = eleventhMonth(year) - eleventh > 12;
  const passed = isLeapYear && offset >= leapOffset(eleventh) ? offset + 1 : offset;
  const julian = moonDay(eleventh + passed) + day - 1;
  return new Date((julian - EPOCH_DAY) * DAY_MS).toISOString().slice(0, 10);
}
