import { instantInVietnam, type Period, vietnamDayOf } from '../scheduling/schedule.rules';
import { minutesThere, type PlannedTime, type Stay } from './attended-minutes.rules';

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

/** What a mark weighs: it counts, the same device has said something later, or another device says otherwise. */
export type MarkStanding = 'counts' | 'overtaken' | 'disputed';

/** A mark as the judgement sees it; instants by the server's clock. */
export interface WeighedMark extends MarkWord {
  /** When the tap was made, however late it arrived. */
  readonly madeAt: Date;
  /** Null for a mark that was made with the server at hand. */
  readonly device: { readonly id: string; readonly sequence: number } | null;
}

/** A mark that has its place in the ledger: it counts or counted, or it is said otherwise than what does. */
export interface LedgerMark extends WeighedMark {
  readonly standing: Exclude<MarkStanding, 'overtaken'>;
}

/**
 * What a mark weighs beside those of the same person in the same session, oldest first (decision 0047). A device's own later word
 * overtakes its earlier one, in whichever order they arrive, also where the later one is disputed: else an earlier word would stand
 * as a second dispute, even after somebody decided. A tap kept without network that was made before somebody else said otherwise
 * doesn't overwrite them: it is shown, and a person decides.
 */
export function weigh(mark: WeighedMark, ledger: readonly LedgerMark[]): MarkStanding {
  const { device } = mark;
  if (device === null) return 'counts';
  const isOvertaken = ledger.some((one) => one.device?.id === device.id && one.device.sequence > device.sequence);
  if (isOvertaken) return 'overtaken';
  const others = ledger.filter(({ standing }) => standing === 'counts');
  const last = others.at(-1);
  if (last !== undefined && !contradicts(mark, last)) return 'counts';
  const isContradicted = others.some(
    (one) => one.device?.id !== device.id && contradicts(mark, one) && one.madeAt > mark.madeAt,
  );
  return isContradicted ? 'disputed' : 'counts';
}

/**
 * How a mark stands that came after the hours were counted: what says otherwise than what counts waits for a person. `isKnown`: it says the same. `isWeightless`: it is
 * of a right that was ended since, and never counts by itself (decision 0140).
 */
export function lateStanding(weighed: MarkStanding, isKnown: boolean, isWeightless: boolean): MarkStanding {
  if (weighed === 'overtaken') return weighed;
  if (!isKnown) return 'disputed';
  return isWeightless ? 'overtaken' : weighed;
}

/** How far a device's clock is ahead of the server's, in milliseconds; behind is negative. */
export function clockAhead(sentAt: Date, now: Date): number {
  return sentAt.getTime() - now.getTime();
}

/**
 * When a tap was made by the server's clock: what the device says, set right by how far its clock is off at the sending, and
 * never later than now. Without a word of the clock the device is believed no further than that.
 */
export function madeBy(madeAt: Date, sentAt: Date | null, now: Date): Date {
  const ahead = sentAt === null ? 0 : clockAhead(sentAt, now);
  return new Date(Math.min(madeAt.getTime() - ahead, now.getTime()));
}

/**
 * What a spot check comes to beside the mark of somebody who stands as present: it says that she is there now or that she left, so it never gives
 * back time that stood as lost (decision 0076). Of two times the stricter one stands; where minutes were said, or the times can't both be, the
 * fewer minutes do.
 */
export function seenOnSpot(word: MarkWord, standing: MarkState, session: PlannedTime): MarkWord {
  const said: Stay = { cameAt: word.cameAt ?? null, leftAt: word.leftAt ?? null, minutes: word.minutes ?? null };
  const cameAt = pick(said.cameAt, standing.cameAt, (a, b) => a > b);
  const leftAt = pick(said.leftAt, standing.leftAt, (a, b) => a < b);
  if (said.minutes === null && standing.minutes === null && !isTurned(cameAt, leftAt))
    return { mark: 'present', cameAt, leftAt };
  return { mark: 'present', minutes: Math.min(minutesThere(said, session), minutesThere(standing, session)) };
}

/** The one of two times that wins; a time wins over none. */
function pick(one: Date | null, other: Date | null, wins: (a: Date, b: Date) => boolean): Date | null {
  if (one === null || other === null) return one ?? other;
  return wins(one, other) ? one : other;
}
/** A mark that counts, as far as it says who marked whom on what. */
interface OwnMark {
  readonly memberId: string;
  readonly mark: string;
  readonly source: string;
  /** The phone, by its name in this session; null: it did not say. */
  readonly deviceId: string | null;
}

const BY_HERSELF: readonly string[] = ['scan', 'number'];

/**
 * Of those who marked themselves present from a phone from which others did so too: the others, by member. Whom somebody else marked,
 * called or seen on the spot since, shares nothing.
 */
export function sharedPhones(marks: readonly OwnMark[]): ReadonlyMap<string, readonly string[]> {
  const byPhone = new Map<string, string[]>();
  for (const { memberId, mark, source, deviceId } of marks) {
    if (deviceId === null || mark !== 'present' || !BY_HERSELF.includes(source)) continue;
    byPhone.set(deviceId, [...(byPhone.get(deviceId) ?? []), memberId]);
  }
  const shared = [...byPhone.values()].filter((memberIds) => memberIds.length > 1);
  return new Map(
    shared.flatMap((memberIds) => memberIds.map((id) => [id, memberIds.filter((other) => other !== id)] as const)),
  );
}
