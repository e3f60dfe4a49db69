/**
 * Place and date as Decree 30/2020/NĐ-CP writes them: a leading zero for days below 10 and for months 1 and 2 only. `on` is
 * `yyyy-mm-dd`; null leaves room for the day that is written by hand.
 */
export function placeAndDate(place: string, on: string | null, year: number): string {
  if (on === null) return `${place}, ngày      tháng      năm ${year}`;
  return `${place}, ${longDay(on)}`;
}

/** “ngày 05 tháng 02 năm 2026”. */
export function longDay(on: string): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** “Số: 05/QĐ-SKHCN”: numbers below 10 with a leading zero; without a number room for it. */
export function notationOf(number: string, symbol: string): string {
  return `Số: ${number === '' ? '      ' : paddedNumber(number)}/${symbol}`;
}

/** “5” is “05”; “12” and “05a” stay. */
export function paddedNumber(number: string): string {
  return /^\d$/.test(number) ? `0${number}` : number;
}
