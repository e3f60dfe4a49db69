const timeZone = 'Asia/Ho_Chi_Minh';
const noBreak = '\u00a0';
const joiner = '\u2060';

const date = new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
const dayMonth = new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit' });
const time = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat('vi-VN', { timeZone, weekday: 'long' });
const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** An instant (ISO 8601, UTC) or a calendar date (`2026-11-25`, no zone). */
export type When = string | Date;

/** A calendar date stands for its noon here, so that no zone moves it to another day. */
const instant = (when: When): Date =>
  when instanceof Date ? when : new Date(/^\d{4}-\d{2}-\d{2}$/.test(when) ? `${when}T12:00:00+07:00` : when);

const joined = (format: Intl.DateTimeFormat, when: When): string => {
  const parts = Object.fromEntries(format.formatToParts(instant(when)).map((part) => [part.type, part.value]));
  return [parts['day'], parts['month'], parts['year']].filter(Boolean).join('/');
};

/** 25/11/2026 */
export const formatDate = (when: When): string => joined(date, when);

/** 25/11 */
export const formatDayMonth = (when: When): string => joined(dayMonth, when);

/** 20:15 */
export const formatTime = (when: When): string => time.format(instant(when));

/** 20:15 ngày 25/11/2026 */
export const formatDateTime = (when: When): string => `${formatTime(when)} ngày ${formatDate(when)}`;

/** Thứ Tư, Chủ Nhật */
export const formatWeekday = (when: When): string => {
  const name = weekday.format(instant(when));
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
};

/** 11.635; 1,5 */
export const formatNumber = (value: number): string => number.format(value);

/** 57,8 % from 57.8, with a space that does not break. */
export const formatPercent = (percent: number): string => `${number.format(percent)}${noBreak}%`;

/** The number of a decision in one piece, although it has hyphens: 145/QĐ-SKHCN. For the screen only, never for a value. */
export const keepWhole = (text: string): string =>
  text.replace(/\d+\/\S+/g, (number) => number.replaceAll('-', `${joiner}-${joiner}`));

/** 64 KB; 1,1 MB */
export function formatBytes(bytes: number): string {
  const kilobytes = bytes / 1000;
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))}${noBreak}KB`;
  return `${number.format(kilobytes / 1000)}${noBreak}MB`;
}

/** 1,5 giờ; 45 phút */
export function formatMinutes(minutes: number): string {
  return minutes >= 60 ? `${number.format(minutes / 60)} giờ` : `${number.format(minutes)} phút`;
}

/** Calendar date (`2026-11-25`) of an instant in the member's zone. */
export const dayOf = (when: When): string => formatDate(when).split('/').reverse().join('-');

/** The calendar date some days later, or earlier. */
export const movedDay = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

/** People say the last day; the server keeps the first day after it. */
export const lastDayOf = (until: string): string => movedDay(until, -1);
export const dayAfter = (lastDay: string): string => movedDay(lastDay, 1);

/** Whole calendar days from `now` to `when`: 0 today, 1 tomorrow, negative in the past. */
export function daysUntil(when: When, now: When): number {
  return Math.round((Date.parse(dayOf(when)) - Date.parse(dayOf(now))) / 86_400_000);
}

/** hôm nay, ngày mai, hôm qua, còn 36 ngày, 3 ngày trước */
export function relativeDay(when: When, now: When = new Date()): string {
  const days = daysUntil(when, now);
  if (days === 0) return 'hôm nay';
  if (days === 1) return 'ngày mai';
  if (days === -1) return 'hôm qua';
  return days > 0 ? `còn ${number.format(days)} ngày` : `${number.format(-days)} ngày trước`;
}

/** “Xã Hàm Yên” inside a sentence: “xã Hàm Yên”. */
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** A name between quotation marks; those inside it become the inner ones: “Bẫy ‘lấy lại tiền bị lừa’”. */
export const quoted = (name: string): string => `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;
