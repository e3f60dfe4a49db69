import { type Stay } from './attended-minutes';

export type Mark = 'present' | 'absent' | 'excused';

/** Why somebody is excused. A closed list: what she has, or where she was, is nobody's to write down (DESIGN 4.8). */
export type Excuse = 'duty' | 'family' | 'road' | 'personal';

/** What a mark says of one person in one session. Times and minutes only for who is present, a reason only for who is excused. */
export interface MarkState extends Stay {
  readonly mark: Mark;
  readonly excuse: Excuse | null;
}

/** What one tap says: a field left out says nothing of it, null says that there is none. */
export interface MarkWord {
  readonly mark: Mark;
  readonly cameAt?: Date | null;
  readonly leftAt?: Date | null;
  readonly minutes?: number | null;
  readonly excuse?: Excuse | null;
}

const NOTHING: Omit<MarkState, 'mark'> = { cameAt: null, leftAt: null, minutes: null, excuse: null };

const isNamed = (value: unknown): boolean => value !== undefined && value !== null;

/** True for times that can't both be. */
export const isTurned = (cameAt: Date | null, leftAt: Date | null): boolean =>
  cameAt !== null && leftAt !== null && cameAt >= leftAt;

const timesOf = ({ cameAt = null, leftAt = null }: MarkWord): Pick<Stay, 'cameAt' | 'leftAt'> => ({ cameAt, leftAt });

const hasTimes = ({ cameAt, leftAt }: MarkWord): boolean => isNamed(cameAt) || isNamed(leftAt);

/**
 * What stands after a word: what it leaves unsaid of somebody present is taken from what stood, so that one who notes when she
 * came and another who notes when she left lose neither. A word for minutes ends the times, one for times the minutes.
 */
export function settle(word: MarkWord, standing: MarkState | null): MarkState {
  const { mark } = word;
  if (mark === 'absent') return { mark, ...NOTHING };
  if (mark === 'excused') return { mark, ...NOTHING, excuse: word.excuse ?? standing?.excuse ?? 'personal' };
  return { mark, ...stayAfter(word, standing?.mark === 'present' ? standing : NOTHING), excuse: null };
}

function stayAfter(word: MarkWord, before: Stay): Stay {
  const { minutes = before.minutes, cameAt = before.cameAt, leftAt = before.leftAt } = word;
  if (isNamed(word.minutes)) return { ...NOTHING, minutes };
  if (isTurned(cameAt, leftAt)) return { ...NOTHING, ...timesOf(word) };
  return { cameAt, leftAt, minutes: hasTimes(word) ? null : minutes };
}

/** True when a word says otherwise than another one; what one of them leaves open is no contradiction. */
export function contradicts(word: MarkWord, other: MarkWord): boolean {
  if (word.mark !== other.mark) return true;
  if (word.mark === 'present') return isOtherStay(word, other);
  return word.mark === 'excused' && isOther(word.excuse, other.excuse);
}

function isOtherStay(word: MarkWord, other: MarkWord): boolean {
  if (isNamed(word.minutes) && hasTimes(other)) return true;
  if (isNamed(other.minutes) && hasTimes(word)) return true;
  return (
    isOther(minuteOf(word.cameAt), minuteOf(other.cameAt)) ||
    isOther(minuteOf(word.leftAt), minuteOf(other.leftAt)) ||
    isOther(word.minutes, other.minutes) ||
    doCross(word, other)
  );
}

/** True where one of them lets her come after the other lets her leave. */
const doCross = (word: MarkWord, other: MarkWord): boolean =>
  isTurned(word.cameAt ?? other.cameAt ?? null, word.leftAt ?? other.leftAt ?? null);

/** True for two marks that say the same in full. */
export function isSameState(a: MarkState, b: MarkState): boolean {
  return !contradicts(a, b) && !contradicts(b, a);
}

const MINUTE_MS = 60_000;

/** To the minute: a card says the second, a trainer types the minute. */
const minuteOf = (at: Date | null | undefined): number | null | undefined =>
  at instanceof Date ? Math.floor(at.getTime() / MINUTE_MS) : at;

/** Said, and not what the other one said. */
function isOther<Value>(said: Value | null | undefined, other: Value | null | undefined): boolean {
  return said !== undefined && isNamed(other) && said !== other;
}
