import { addDays, formatDay } from '../cycles/due-date.rules';
import { lastDayOf } from '../external-certificates/external-certificate.rules';

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

/** Years that are drawn after the due date. */
const YEARS = 3;

/** Who renews late does so this many days after grace. */
const LATE_DAYS = 45;

/** More passages than a timeline of these years can hold. */
const MOST_PASSAGES = 40;

/** When a round begins and ends, calendar dates. */
export interface TimelineRound {
  readonly startsOn: string;
  readonly dueOn: string;
}

/** One finished passage of a sample member. */
export interface TimelinePassage extends Validity {
  readonly number: number;
  readonly finishedOn: string;
}

/** Days, inclusive, without validity between two passages, or after the last. */
export interface TimelineGap {
  readonly from: string;
  /** Null: to the end of the picture. */
  readonly until: string | null;
}

/** A sample member: what she does, and what follows. */
export interface TimelineMember {
  readonly key: string;
  /** What she does, in Vietnamese. */
  readonly label: string;
  readonly passages: readonly TimelinePassage[];
  readonly gaps: readonly TimelineGap[];
}

/** What a rule means for sample members over three years. */
export interface ValidityTimeline {
  readonly from: string;
  readonly until: string;
  readonly members: readonly TimelineMember[];
}

interface Habit {
  readonly key: string;
  readonly label: string;
  readonly first: (round: TimelineRound) => string;
  /** The day she finishes the next passage; null: never. */
  readonly next: (validity: Validity) => string | null;
}

const HABITS: readonly Habit[] = [
  {
    key: 'early',
    label: 'Xong sớm, gia hạn ngay ngày đầu được phép',
    first: ({ startsOn, dueOn }) => sooner(addDays(startsOn, 20), dueOn),
    next: ({ renewableFrom }) => renewableFrom,
  },
  {
    key: 'last-day',
    label: 'Xong đúng hạn, gia hạn ngày cuối còn hiệu lực',
    first: ({ dueOn }) => dueOn,
    next: ({ validUntil }) => validUntil,
  },
  {
    key: 'in-grace',
    label: 'Xong đúng hạn, gia hạn ngày ân hạn cuối',
    first: ({ dueOn }) => dueOn,
    next: ({ graceUntil }) => graceUntil,
  },
  {
    key: 'late',
    label: `Gia hạn muộn, sau ân hạn ${LATE_DAYS} ngày`,
    first: ({ dueOn }) => dueOn,
    next: ({ graceUntil }) => addDays(graceUntil, LATE_DAYS),
  },
  {
    key: 'newcomer',
    label: 'Vào muộn, xong sau hạn 60 ngày, gia hạn giữa kỳ',
    first: ({ dueOn }) => addDays(dueOn, 60),
    next: ({ renewableFrom, validUntil }) => between(renewableFrom, validUntil),
  },
  { key: 'never', label: 'Không gia hạn', first: ({ dueOn }) => dueOn, next: () => null },
];

/**
 * Draws a rule for sample members from the first day of a round to three years after its due date: every window, last day and gap. The dates
 * come from the same function as those of real members.
 */
export function drawTimeline(rule: ValidityRule, round: TimelineRound): ValidityTimeline {
  const until = yearsAfter(round.dueOn, YEARS);
  return { from: round.startsOn, until, members: HABITS.map((habit) => memberOf(habit, rule, round, until)) };
}

function memberOf(habit: Habit, rule: ValidityRule, round: TimelineRound, until: string): TimelineMember {
  const passages: TimelinePassage[] = [];
  let finishedOn: string | null = habit.first(round);
  // One passage past the picture tells whether its last days are without validity.
  while (finishedOn !== null && (passages.at(-1)?.validUntil ?? '') <= until && passages.length < MOST_PASSAGES) {
    const validity: Validity = validityOf(rule, finishedOn, passages.at(-1) ?? null);
    passages.push({ number: passages.length + 1, finishedOn, ...validity });
    const next: string | null = habit.next(validity);
    finishedOn = next === null ? null : next > finishedOn ? next : addDays(finishedOn, 1);
  }
  const drawn = passages.filter((passage) => passage.finishedOn <= until);
  return { key: habit.key, label: habit.label, passages: drawn, gaps: gapsIn(passages, until) };
}

/** Days on which nothing is valid, from the first completion on. */
function gapsIn(passages: readonly TimelinePassage[], until: string): TimelineGap[] {
  return passages.flatMap((passage, index): TimelineGap[] => {
    const from = addDays(passage.validUntil, 1);
    const next = passages[index + 1];
    if (from > until || (next !== undefined && next.validFrom <= from)) return [];
    const last = next === undefined ? null : addDays(next.validFrom, -1);
    return [{ from, until: last !== null && last < until ? last : null }];
  });
}

function sooner(a: string, b: string): string {
  return a < b ? a : b;
}

function between(from: string, until: string): string {
  return addDays(from, Math.floor((Date.parse(until) - Date.parse(from)) / 2 / 86_400_000));
}

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`.replace(/-02-29$/, '-02-28');
}
