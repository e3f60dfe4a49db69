import { type DueRule, joiningEndsOn } from '../cycles/due-date.rules';

/** What who takes a seat later has in a round with one date for everybody (decisions 0082 and 0090). */
export interface NewcomerTerms {
  /** Days from the first day of her seat; null: after the date of the round nobody joins. */
  readonly days: number | null;
  /** The last day on which newcomers join, `yyyy-mm-dd`; null: none is set. */
  readonly until: string | null;
}

/** What is wrong with terms a round is to get, and with which of them. */
export interface NewcomerFault {
  readonly field: 'newcomerDays' | 'newcomersUntil';
  readonly fault: 'newcomers-have-days' | 'newcomer-count-missing' | 'newcomers-end-early' | 'newcomers-end-in-past';
}

/** What people who joined by a change did since, and what they were given. */
export interface BuiltOnJoining {
  /** People. */
  readonly finished: number;
  readonly learning: number;
  /** How often. */
  readonly extensions: number;
  readonly waivers: number;
}

/** A last day needs days, lies not before the date of the others and not behind us: who has joined has joined. */
export function faultsOfTerms(
  { days, until }: NewcomerTerms,
  { dueOn, dueFrom }: Pick<DueRule, 'dueOn' | 'dueFrom'>,
  today: string,
): NewcomerFault[] {
  if (dueFrom !== null) return [{ field: 'newcomerDays', fault: 'newcomers-have-days' }];
  if (until === null) return [];
  if (days === null) return [{ field: 'newcomerDays', fault: 'newcomer-count-missing' }];
  if (until < dueOn) return [{ field: 'newcomersUntil', fault: 'newcomers-end-early' }];
  return until < today ? [{ field: 'newcomersUntil', fault: 'newcomers-end-in-past' }] : [];
}

/** Whether somebody who takes a seat on a day joins. */
export function takesOn({ days, until }: NewcomerTerms, dueOn: string, day: string): boolean {
  const last = joiningEndsOn({ dueOn, newcomerDays: days, newcomersUntil: until });
  return last === null || day <= last;
}

/** Whether saving one in place of the other would change nothing. */
export function isSameTerms(a: NewcomerTerms, b: NewcomerTerms): boolean {
  return a.days === b.days && a.until === b.until;
}

/** What stands in the way of taking a change back, in Vietnamese and without a full stop; null: nothing does. */
export function joiningWords(built: BuiltOnJoining): string | null {
  const words = [
    ...(built.finished > 0 ? [`${built.finished} người đã hoàn thành`] : []),
    ...(built.learning > 0 ? [`${built.learning} người đã học`] : []),
    ...(built.extensions > 0 ? [`đã gia hạn ${built.extensions} lần`] : []),
    ...(built.waivers > 0 ? [`đã ghi miễn ${built.waivers} lần`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
