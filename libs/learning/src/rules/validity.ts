import { addDays, formatDay } from './days';
import { lastDayOf } from './outside-certificate';

/** What a passage's last day is counted from (decision 0058). */
export const VALIDITY_BASES = ['completion', 'earlier-expiry', 'fixed-date'] as const;
export type ValidityBasis = (typeof VALIDITY_BASES)[number];

/** How long what a round certifies is good for, and when it is renewed. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface ValidityRule {
  readonly basis: ValidityBasis;
  /** Months one passage is good for; with a fixed date the months from one such date to the next. */
  readonly months: number;
  /** Of `fixed-date`: the first day on which everybody's ends; else null. */
  readonly fixedOn: string | null;
  /** So many days before the last day work for the next passage begins to count. */
  readonly windowDays: number;
  /** So many days from completion a passage is in force before it can be renewed or a fixed date ends it. */
  readonly minActiveDays: number;
  /** So many days after the last day nobody is late yet; with `earlier-expiry` a renewal still follows on the earlier one. */
  readonly graceDays: number;
}

/** What one finished passage is good for; days are inclusive. */
export interface Validity {
  readonly validFrom: string;
  readonly validUntil: string;
  /** From this day on work counts for the next passage. */
  readonly renewableFrom: string;
  /** The last day on which nobody is late yet; where the rule follows on, the last on which a renewal follows on this passage. */
  readonly graceUntil: string;
}

/** How a passage stands on a day. */
export type ValidityState = 'valid' | 'renewable' | 'grace' | 'over';

/** What is wrong with one part of a rule. */
export interface ValidityFault {
  readonly field: keyof ValidityRule;
  readonly fault: 'fixed-date-missing' | 'window-too-long' | 'active-too-long';
}

/** What makes a rule one that nobody could keep: a window or a least time that is not shorter than the shortest time it is good for. */
export function faultsOfValidity(rule: ValidityRule): ValidityFault[] {
  const faults: ValidityFault[] = [];
  const shortest = rule.months * 28;
  if (rule.basis === 'fixed-date' && (rule.fixedOn === null || rule.fixedOn < '2000'))
    faults.push({ field: 'fixedOn', fault: 'fixed-date-missing' });
  if (rule.windowDays >= shortest) faults.push({ field: 'windowDays', fault: 'window-too-long' });
  if (rule.minActiveDays >= shortest) faults.push({ field: 'minActiveDays', fault: 'active-too-long' });
  return faults;
}

/** Whether a renewal in time begins where the passage before it ends; otherwise it begins on the day it is finished. */
export function followsOn({ basis }: Pick<ValidityRule, 'basis'>): boolean {
  return basis === 'earlier-expiry';
}

/**
 * What a passage finished on a day is good for; `before` is that of the passage it renews. A passage never ends before the one it renews:
 * who renews early loses nothing.
 */
export function validityOf(rule: ValidityRule, finishedOn: string, before: Validity | null): Validity {
  const inTime = before !== null && finishedOn <= before.graceUntil;
  const validFrom = inTime && followsOn(rule) ? addDays(before.validUntil, 1) : finishedOn;
  const ruled = rule.basis === 'fixed-date' ? fixedEnd(rule, finishedOn, before) : monthsFrom(validFrom, rule.months);
  const validUntil = before === null ? ruled : laterDay(ruled, before.validUntil);
  const opens = laterDay(addDays(validUntil, -rule.windowDays), addDays(finishedOn, rule.minActiveDays));
  return {
    validFrom,
    validUntil,
    renewableFrom: opens < validUntil ? opens : validUntil,
    graceUntil: addDays(validUntil, rule.graceDays),
  };
}

/** How it stands on a day; from the day after grace nobody may rely on it. */
export function validityState(validity: Validity, on: string): ValidityState {
  if (on > validity.graceUntil) return 'over';
  if (on > validity.validUntil) return 'grace';
  return on >= validity.renewableFrom ? 'renewable' : 'valid';
}

/** The rule in plain Vietnamese, one sentence a line of it. */
export function explainValidity(rule: ValidityRule): string[] {
  const sentences = [basisWords(rule)];
  sentences.push(`Làm lại để gia hạn được tính từ ${rule.windowDays} ngày trước ngày hết hiệu lực.`);
  if (rule.minActiveDays > 0)
    sentences.push(
      rule.basis === 'fixed-date'
        ? `Ai hoàn thành khi ngày chung còn chưa đủ ${rule.minActiveDays} ngày thì hiệu lực đến ngày chung kế tiếp.`
        : `Trong ${rule.minActiveDays} ngày đầu từ ngày hoàn thành thì chưa gia hạn.`,
    );
  sentences.push(...graceWords(rule));
  return sentences;
}

/** Work counts from the first day of renewing on, after grace too: only the day from which the next passage is good differs. */
function graceWords(rule: ValidityRule): string[] {
  const { graceDays: days } = rule;
  if (days === 0) return ['Hết hiệu lực rồi mới gia hạn xong thì hiệu lực mới tính từ ngày hoàn thành.'];
  if (followsOn(rule))
    return [`Hết hiệu lực rồi còn ${days} ngày để gia hạn nối tiếp. Quá nữa thì hiệu lực mới tính từ ngày hoàn thành.`];
  return [
    `Hết hiệu lực rồi còn ${days} ngày chưa tính là muộn, nhưng trong những ngày ấy không có hiệu lực. Hiệu lực mới tính từ ngày hoàn thành.`,
  ];
}

function basisWords({ basis, months, fixedOn }: ValidityRule): string {
  switch (basis) {
    case 'completion':
      return `Hiệu lực ${months} tháng từ ngày hoàn thành.`;
    case 'earlier-expiry':
      return `Hiệu lực ${months} tháng từ ngày hoàn thành. Gia hạn kịp thì ${months} tháng tiếp tính từ ngày hết hiệu lực cũ.`;
    case 'fixed-date':
      return `Mọi người hết hiệu lực cùng ngày: ${fixedOn === null ? '…' : formatDay(fixedOn)}, rồi cứ ${months} tháng một lần.`;
  }
}

/** The first common day that is far enough from completion, and past the end of the passage before. */
function fixedEnd(
  { fixedOn, months, minActiveDays }: ValidityRule,
  finishedOn: string,
  before: Validity | null,
): string {
  const least = addDays(finishedOn, minActiveDays);
  const origin = fixedOn ?? finishedOn;
  for (let index = Math.max(0, Math.floor(monthsBetween(origin, least) / months) - 1); ; index += 1) {
    const day = sameDayLater(origin, index * months);
    if (day >= least && (before === null || day > before.validUntil)) return day;
  }
}

/** From the month of a day to the month of another. */
function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

function monthsFrom(first: string, months: number): string {
  return lastDayOf(first, months) ?? first;
}

/** The same day so many months later; the last of a shorter month. */
function sameDayLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

function laterDay(a: string, b: string): string {
  return a > b ? a : b;
}
