import { formatDate, formatWeekday } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type {
  Call,
  CallBooking,
  CallInList,
  CallSheet,
  ClassForCall,
  CommuneQuota,
  NamedPerson,
  NotNamed,
} from './types';

type Named = Pick<Call, 'closesOn' | 'isOpen'>;

/** Until when names are taken. */
export const closingOf = ({ closesOn, isOpen }: Named): string =>
  t(isOpen ? 'closesOn' : 'closedOn', { date: formatDate(closesOn) });

/** Level and what it builds on. */
export function levelOf({ level, required }: Pick<Call, 'level' | 'required'>): string {
  const words = `${t(level)}.`;
  if (required.length === 0) return words;
  return `${words} ${t('requiredOf', { courses: required.map(({ title }) => title).join(', ') })}`;
}

/** The sums of a call over its communes. */
export function sumsOf({
  communes,
}: Pick<Call, 'communes'>): Pick<CallInList, 'filled' | 'places' | 'booked' | 'notStarted'> {
  const sum = (key: 'filled' | 'places' | 'booked'): number => communes.reduce((all, one) => all + one[key], 0);
  const notStarted = communes.filter(({ filled }) => filled === 0).length;
  return { filled: sum('filled'), places: sum('places'), booked: sum('booked'), notStarted };
}

type Ended = Pick<CommuneQuota, 'communeName' | 'heirs'>;

/** What came of a commune that ended; null while it stands. */
export function heirWords({ heirs }: Pick<Ended, 'heirs'>): string | null {
  if (heirs.length === 0) return null;
  const names = heirs.map(({ communeName }) => communeName).join(', ');
  return t(heirs.length === 1 ? 'mergedInto' : 'splitInto', { names });
}

/** A commune to choose, with what came of it. */
export const communeLine = (commune: Ended): string =>
  [commune.communeName, heirWords(commune)].filter((words) => words !== null).join(', ');

/** Why somebody was not taken. */
export function refusedBecause({ reason, what }: NotNamed): string {
  if (reason === 'elsewhere' || reason === 'booked' || reason === 'missing')
    return t(`refused-${reason}`, { what: what ?? '' });
  if (reason === 'already-here' && what !== null) return t('refusedThere', { commune: what });
  return t(`refused-${reason}`);
}

/** The same before it is tried, as a line of its own. */
export function hindranceWords(one: NotNamed): string {
  const words = refusedBecause(one);
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** Why somebody got no place in a class. */
export function notBookedBecause({
  reason,
  clash,
  missing,
  travelMinutes: minutes,
}: CallBooking['notBooked'][number]): string {
  if (reason === 'full') return t('reasonFull');
  if (reason === 'no-seat') return t('reasonNoSeat');
  if (reason === 'missing') return t('reasonMissing', { courses: missing.join(', ') });
  if (reason === 'already-booked' || clash === null) return t('reasonHere');
  if (clash.title === '') return t('reasonClashHidden', clash);
  return minutes === null ? t('reasonClash', clash) : t('reasonFar', { ...clash, minutes });
}

/** A class to choose. */
export const classLine = ({ title, startsAt, communeName, capacity, booked }: ClassForCall): string =>
  t('classLine', {
    ...{ title, commune: communeName, free: Math.max(0, capacity - booked) },
    when: `${formatWeekday(startsAt)} ${formatDate(startsAt)}`,
  });

/** What of those without a seat is to be done at the desk that books: a commune replaces nobody after the last day. */
export const withoutSeatWords = (count: number, { isOpen }: Pick<Call, 'isOpen'>): string =>
  t(isOpen ? 'withoutSeatOpen' : 'withoutSeatClosed', { count });

/** What is to be done about a name without a seat, and whether its commune can do it now. */
export function goneWords({ isOpen, canName }: Pick<CallSheet, 'isOpen' | 'canName'>): string {
  if (!isOpen) return t('goneClosed');
  return t(canName ? 'gone' : 'goneSeen');
}

const tones: Readonly<Record<NamedPerson['state'], State>> = {
  proposed: 'wait',
  named: 'doing',
  booked: 'done',
  declined: 'none',
  withdrawn: 'none',
  unable: 'late',
};

type Standing = Pick<NamedPerson, 'state' | 'classTitle' | 'isBack'>;

/** Glyph and words of what became of somebody. */
export function stateOf({ state, classTitle, isBack }: Standing): { tone: State; words: string } {
  if (isBack) return { tone: tones.booked, words: t('state-booked') };
  const words = state === 'unable' && classTitle !== null ? t('leftClass') : t(`state-${state}`);
  return { tone: tones[state], words };
}

/** Her class, or what became of it; null: she has and had none. */
export function classOf({ state, classTitle: title, isBack }: Standing): string | null {
  if (title === null) return null;
  if (state === 'named') return t('classCancelled', { title });
  return t(isBack ? 'inClassBeside' : 'inClass', { title });
}
