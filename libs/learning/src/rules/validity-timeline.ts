import { addDays } from './days';
import { type Validity, type ValidityRule, validityOf } from './validity';

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
