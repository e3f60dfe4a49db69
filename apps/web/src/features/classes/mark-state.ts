import { dayOf, formatTime } from '../../lib/i18n/format';
import type { RollRow, Session } from './types';

export type MarkName = NonNullable<RollRow['mark']>;
/** How a tap came to be: called in the room, read from a card, by its typed number, typed in from the signed list, or drawn by lot and looked for. */
export type TapSource = 'roll' | 'card' | 'card-number' | 'paper' | 'spot-check';
export type Excuse = NonNullable<RollRow['excuse']>;

/** What a mark says in full; times as instants. */
export interface MarkState {
  mark: MarkName | null;
  cameAt: string | null;
  leftAt: string | null;
  minutes: number | null;
  excuse: Excuse | null;
}

/** What a tap says: times as HH:MM on the day of the session; left out says nothing of it, null says that there is none. */
export interface MarkWord {
  mark: MarkName;
  cameAt?: string | null;
  leftAt?: string | null;
  minutes?: number | null;
  excuse?: Excuse | null;
}

/** A mark alone, or a word of it. */
export const wordOf = (said: MarkName | MarkWord): MarkWord => (typeof said === 'string' ? { mark: said } : said);

const nothing = { cameAt: null, leftAt: null, minutes: null, excuse: null };

/** The plain state of a row, also of one kept by an earlier version of this page. */
export const stateOf = (row: Partial<MarkState>): MarkState => ({
  mark: row.mark ?? null,
  cameAt: row.cameAt ?? null,
  leftAt: row.leftAt ?? null,
  minutes: row.minutes ?? null,
  excuse: row.excuse ?? null,
});

/** The word that says a state in full, so that it stands whatever stood before. */
export function wordOfState({ mark, cameAt, leftAt, minutes, excuse }: MarkState): MarkWord {
  if (mark === 'excused') return { mark, excuse };
  if (mark !== 'present') return { mark: 'absent' };
  return {
    mark,
    cameAt: cameAt === null ? null : formatTime(cameAt),
    leftAt: leftAt === null ? null : formatTime(leftAt),
    minutes,
  };
}

/**
 * The word that turns what this phone knows into another state. It leaves out what is none in both: null would say that there is
 * none, which this phone doesn't know, since another one may have noted it without network (decision 0045).
 */
export function wordOfChange(known: MarkState, to: MarkState): MarkWord {
  const word = wordOfState(to);
  if (word.mark !== 'present') return word;
  const { mark, cameAt, leftAt, minutes } = word;
  return {
    mark,
    ...((cameAt ?? known.cameAt) !== null && { cameAt }),
    ...((leftAt ?? known.leftAt) !== null && { leftAt }),
    ...((minutes ?? known.minutes) !== null && { minutes }),
  };
}

/** The word that notes when somebody came or left, beside what this phone knows of her. */
export const wordOfTimes = (known: MarkState, times: Partial<Pick<MarkState, 'cameAt' | 'leftAt'>>): MarkWord =>
  wordOfChange(known, { ...known, ...times, mark: 'present', minutes: null, excuse: null });

/** What stands after a word, as the server settles it. */
export function settle(word: MarkWord, before: MarkState, session: Pick<Session, 'startsAt'>): MarkState {
  const { mark } = word;
  if (mark === 'absent') return { mark, ...nothing };
  if (mark === 'excused') return { mark, ...nothing, excuse: word.excuse ?? 'personal' };
  const stood = before.mark === 'present' ? before : nothing;
  if (word.minutes) return { mark, ...nothing, minutes: word.minutes };
  const at = (time: string | null | undefined, known: string | null): string | null =>
    time === undefined ? known : time && instantOn(session, time);
  const hasTimes = Boolean(word.cameAt ?? word.leftAt);
  return {
    mark,
    cameAt: at(word.cameAt, stood.cameAt),
    leftAt: at(word.leftAt, stood.leftAt),
    minutes: word.minutes === null || hasTimes ? null : stood.minutes,
    excuse: null,
  };
}

/** HH:MM on the day of a session as an instant. */
export const instantOn = ({ startsAt }: Pick<Session, 'startsAt'>, time: string): string =>
  new Date(`${dayOf(startsAt)}T${time}:00+07:00`).toISOString();

/** Why a time can't be noted, or null: it must lie within the hours, and who comes must come before she leaves. */
export function faultOfTimes(
  { cameAt, leftAt }: Pick<MarkState, 'cameAt' | 'leftAt'>,
  session: Pick<Session, 'startsAt' | 'endsAt'>,
): 'outside' | 'turned' | null {
  const isWithin = (at: string | null): boolean =>
    at === null || (Date.parse(at) > Date.parse(session.startsAt) && Date.parse(at) < Date.parse(session.endsAt));
  if (!isWithin(cameAt) || !isWithin(leftAt)) return 'outside';
  return cameAt !== null && leftAt !== null && cameAt >= leftAt ? 'turned' : null;
}

/** The time to offer: now by the server's clock, kept within the hours of the session. */
export function offeredTime(session: Pick<Session, 'startsAt' | 'endsAt'>, now: number): string {
  const [from, to] = [Date.parse(session.startsAt) + 60_000, Date.parse(session.endsAt) - 60_000];
  return formatTime(new Date(Math.min(to, Math.max(from, now))).toISOString());
}
