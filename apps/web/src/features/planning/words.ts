import { formatDate, formatMinutes, formatNumber, formatWeekday } from '../../lib/i18n/format';
import { fold } from '../../lib/i18n/fold';
import type { HoursForeseen } from './hours-foreseen.svelte';
import { t as againWords } from './messages/again';
import { t } from './messages/vi';
import type { Spot } from './plan.svelte';
import type { Gap, Leave, Market, Plan, PlannedClass, PlanSummary, Trainer } from './types';

/** Weekdays as people say them, Monday first. */
export const weekdayNames = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

export const weekdayName = (number: number): string => weekdayNames[number - 1] ?? '';

/** Which half of the day, or both. */
export const halfWords = ({ firstHalf, halves }: Pick<PlannedClass, 'firstHalf' | 'halves'>): string =>
  halves === 2 ? t('wholeDayShort') : firstHalf === 0 ? t('half0') : t('half1');

/** A word that begins a name, as it stands inside a sentence: “xã Hàm Yên”. */
export const inside = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** Inside a sentence: “sáng thứ Ba, 01/12/2026”. */
export const whenWords = (one: Pick<PlannedClass, 'day' | 'firstHalf' | 'halves'>): string =>
  `${halfWords(one)} ${inside(formatWeekday(one.day))}, ${formatDate(one.day)}`;

/** The same at the head of a row. */
export function whenHead(one: Pick<PlannedClass, 'day' | 'firstHalf' | 'halves'>): string {
  const words = whenWords(one);
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** Where else a class could stand: “Sáng thứ Năm, 03/12/2026”, and with whom or where if that is another. */
export function spotWords(spot: Spot, one: PlannedClass): string {
  const when = whenHead({ day: spot.day, firstHalf: spot.half, halves: one.halves });
  return [
    when,
    ...(spot.trainerId === one.trainerId ? [] : [spot.trainerName]),
    ...(spot.venueId === one.venueId ? [] : [spot.venueName]),
  ].join(', ');
}

/** Where the sessions that stand in a leave are given to others, its days filled in. */
export const replaceHref = (
  { accountId }: Pick<Trainer, 'accountId'>,
  { from, to }: Pick<Leave, 'from' | 'to'>,
): string => `/so/ke-hoach/thay-nguoi?${new URLSearchParams({ nguoi: accountId, tu: from, den: to }).toString()}`;

/** Hours of travel, whole ones. */
export const hoursOf = (minutes: number): string => formatNumber(Math.round(minutes / 60));

export const sizeOf = ({ people }: Pick<PlannedClass, 'people'>): number =>
  people.reduce((sum, { count }) => sum + count, 0);

/** People of other communes who come, in words; null when all are of the place. */
export function guestWords({ people, communeId }: PlannedClass): string | null {
  if (people.every((group) => group.communeId === communeId)) return null;
  return people.map(({ count, communeName }) => t('ofCommunes', { count, commune: inside(communeName) })).join(', ');
}

type Dropped = Plan['droppedPins'][number];

const CARRY_FAULTS = {
  day: 'day',
  'hall-elsewhere': 'hallElsewhere',
  'hall-small': 'hallSmall',
  'hall-taken': 'hallTaken',
  'trainer-unknown': 'trainerUnknown',
  'trainer-away': 'trainerAway',
  'trainer-no-right': 'trainerNoRight',
  'trainer-taken': 'trainerTaken',
  length: 'length',
  size: 'size',
} as const;

/** A pin that was let go: where, when, how many people. */
export const droppedWords = (pin: Dropped): string =>
  t('droppedPin', { commune: inside(pin.communeName), when: whenWords(pin), count: pin.people });

/** Why a pin of an earlier plan does not hold in this one; null: it was let go as its hours had begun, or its hall closes. */
export function carryFault({ reason }: Dropped): string | null {
  return reason === 'passed' || reason === 'hall-closed' ? null : againWords(CARRY_FAULTS[reason]);
}

/** Where a plan is made again under other terms. */
export const againHref = ({ id }: Pick<Plan, 'id'>): string => `/so/ke-hoach/moi?tu=${id}`;

/** Why people of a commune have no class, and what would help. */
export function reasonWords({ reason, cancelledOn }: Gap, { terms }: Pick<Plan, 'terms'>): string {
  switch (reason) {
    case 'cancelled':
      return t('reasonCancelled', { date: formatDate(cancelledOn ?? '') });
    case 'no-hall':
      return t('reasonNoHall', { minutes: terms.memberMinutes });
    case 'no-day':
      return t('reasonNoDay');
    case 'too-far':
      return t('reasonTooFar');
    case 'hall-taken':
      return t('reasonHallTaken');
    case 'trainers-taken':
      return t('reasonTrainersTaken');
  }
}

/** When a market is held. */
export function marketWords({ weekday, everyDays, countedFrom }: Market): string {
  if (weekday !== null) return t('everyWeek', { weekday: weekdayName(weekday) });
  return t('everyDays', { days: everyDays ?? 0, day: countedFrom === null ? '' : formatDate(countedFrom) });
}

/** How a plan stands, as a chip. */
export function stateOf({ state, classes, opened }: PlanSummary): {
  state: 'doing' | 'done' | 'late' | 'wait';
  words: string;
} {
  if (state === 'working') return { state: 'doing', words: t('stateWorking') };
  if (state === 'failed') return { state: 'late', words: t('stateFailed') };
  return classes > 0 && opened === classes
    ? { state: 'done', words: t('stateOpened') }
    : { state: 'wait', words: t('stateProposed') };
}

/** What planning by hand would need, beside what the plan needs. */
export function plainWords(
  { minutes, plainMinutes, plainUnplaced }: NonNullable<Plan['figures']>,
  missed: number,
): string {
  const hours = hoursOf(plainMinutes);
  if (plainUnplaced > missed) return t('figurePlainMore', { hours, count: formatNumber(plainUnplaced) });
  const percent = plainMinutes === 0 ? 0 : Math.round((1 - minutes / plainMinutes) * 100);
  return percent <= 0 ? t('figurePlainSame', { hours }) : t('figurePlainLess', { hours, percent });
}

/** Trainers a class of the plan can go to. */
export const trainersOf = (trainers: readonly Trainer[], { trainerIds }: Pick<Plan, 'trainerIds'>): Trainer[] =>
  trainers.filter(({ accountId }) => trainerIds.includes(accountId));

/** What is shown of the classes: one trainer's, and those of communes whose name holds the text. */
export function shownOf(
  classes: readonly PlannedClass[],
  { trainerId, text }: { trainerId: string; text: string },
): PlannedClass[] {
  const wanted = fold(text);
  return classes.filter(
    (one) =>
      (trainerId === '' || one.trainerId === trainerId) &&
      (wanted === '' || one.people.some(({ communeName }) => fold(communeName).includes(wanted))),
  );
}

type Beyond = NonNullable<HoursForeseen['beyond']>;

/** That one class is not enough: of what the programme asks, or, where everybody has some of it, of what is missing. */
export function beyondWords({ people, minutes, askedMinutes, classMinutes, classesEach }: Beyond): string {
  const said = { people: formatNumber(people), each: formatMinutes(classMinutes), classes: classesEach };
  return minutes === askedMinutes
    ? t('hoursBeyond', { ...said, asked: formatMinutes(askedMinutes) })
    : t('hoursBeyondMissing', { ...said, most: formatMinutes(minutes) });
}

/** What helps: a class of a whole day where that is enough and not chosen yet, else longer hours or a second plan. */
export function beyondHelp({ wholeDayMinutes, beyond }: HoursForeseen, halves: 1 | 2): string {
  const isEnough = halves === 1 && beyond !== null && wholeDayMinutes >= beyond.minutes;
  return isEnough ? t('hoursHelpLonger', { whole: formatMinutes(wholeDayMinutes) }) : t('hoursHelpAgain');
}
