import { type PlannedTime, type Stay } from './attended-minutes';
import { type Excuse, isTurned, type Mark, type MarkWord } from './mark-word';
import { type Period } from './schedule';
import { instantInVietnam, vietnamDayOf } from './vietnam-time';

/** What a form says of one person: times as HH:MM in Vietnam on the day of the session; left out says nothing, null says none. */
export interface TypedWord {
  readonly mark: Mark;
  readonly cameAt?: string | null | undefined;
  readonly leftAt?: string | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly excuse?: Excuse | null | undefined;
}

export type WordFault =
  'came-after-end' | 'left-before-start' | 'left-before-came' | 'minutes-beyond' | 'excuse-needed';

/** The word of a form. Who came before the start was in time, who left after the end stayed to it: those times are none. */
export function wordOf(typed: TypedWord, session: Period): MarkWord {
  const { mark, excuse, minutes } = typed;
  if (mark === 'absent') return { mark };
  if (mark === 'excused') return said({ mark, excuse });
  const cameAt = onDay(typed.cameAt, session, (came) => came > session.startsAt);
  const leftAt = onDay(typed.leftAt, session, (left) => left < session.endsAt);
  return said({ mark, cameAt, leftAt, minutes });
}

/** What is wrong with a word, or null. */
export function faultOfWord(word: MarkWord, session: PlannedTime): WordFault | null {
  if (word.mark === 'excused') return isNothing(word.excuse) ? 'excuse-needed' : null;
  return faultOfTimes({ ...ALL_ALONG, ...word }, session);
}

const ALL_ALONG: Stay = { cameAt: null, leftAt: null, minutes: null };

const isNothing = (value: unknown): boolean => value === undefined || value === null;

function faultOfTimes({ cameAt, leftAt, minutes }: Stay, session: PlannedTime): WordFault | null {
  if (cameAt !== null && cameAt >= session.endsAt) return 'came-after-end';
  if (leftAt !== null && leftAt <= session.startsAt) return 'left-before-start';
  if (isTurned(cameAt, leftAt)) return 'left-before-came';
  return minutes !== null && minutes > session.plannedMinutes ? 'minutes-beyond' : null;
}

function onDay(
  time: string | null | undefined,
  { startsAt }: Period,
  isWithin: (at: Date) => boolean,
): Date | null | undefined {
  if (time === null || time === undefined) return time;
  const at = instantInVietnam(vietnamDayOf(startsAt).split('/').reverse().join('-'), time);
  return isWithin(at) ? at : null;
}

type Unsaid<Word> = { [Key in keyof Word]: Word[Key] | undefined };

/** Without the fields that say nothing. */
function said({ mark, cameAt, leftAt, minutes, excuse }: { mark: Mark } & Unsaid<Omit<MarkWord, 'mark'>>): MarkWord {
  return {
    mark,
    ...(cameAt !== undefined && { cameAt }),
    ...(leftAt !== undefined && { leftAt }),
    ...(minutes !== undefined && { minutes }),
    ...(excuse !== undefined && { excuse }),
  };
}
