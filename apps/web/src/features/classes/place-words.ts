import { formatDate, formatTime } from '../../lib/i18n/format';
import { t } from './messages/places';
import { t as requiredWords } from './messages/prerequisites';
import type { AskableClass, WaitingTurn } from './types';

/** 19:00 ngày 30/11/2026 */
export const moment = (at: string): string => `${formatTime(at)} ngày ${formatDate(at)}`;

/** How full a class is: “Còn 3 trên 40 chỗ”. */
export function fullnessOf({ freePlaces, capacity, waitingCount }: AskableClass): string {
  if (freePlaces > 0) return t('free', { free: freePlaces, capacity });
  return waitingCount > 0 ? t('fullWaiting', { capacity, waiting: waitingCount }) : t('full', { capacity });
}

/** How long the way to a class of another commune is: “Đi từ xã mình khoảng 25 phút”, in steps of five; null at home and where nobody knows. */
export function wayWords({ isOwnCommune, travelMinutes }: AskableClass): string | null {
  if (isOwnCommune || travelMinutes === null) return null;
  return t('way', { minutes: Math.max(5, Math.ceil(travelMinutes / 5) * 5) });
}

/** Why a member stands where she stands, in whole sentences with the numbers. */
export function whyOf({ position, communePlaces, ahead }: WaitingTurn): string[] {
  return [
    t('rule'),
    t('ownPlaces', { places: communePlaces }),
    ...(position === 1 ? [t('aheadNone')] : []),
    ...(ahead.own > 0 ? [t('aheadOwn', { own: ahead.own })] : []),
    ...(ahead.fewer > 0 ? [t('aheadFewer', { fewer: ahead.fewer })] : []),
    ...(ahead.earlier > 0 ? [t('aheadEarlier', { earlier: ahead.earlier })] : []),
  ];
}

/** The same in one line, for who keeps the list. */
export function reasonsOf({ communePlaces, ahead }: WaitingTurn): string {
  return [
    t('reason', { places: communePlaces }),
    ...(ahead.own > 0 ? [t('reasonOwn', { own: ahead.own })] : []),
    ...(ahead.fewer > 0 ? [t('reasonFewer', { fewer: ahead.fewer })] : []),
    ...(ahead.earlier > 0 ? [t('reasonEarlier', { earlier: ahead.earlier })] : []),
  ].join(', ');
}

/** Until when places come by themselves, or that whoever asks first gets them; who lacks a course is promised none. */
export function promiseOf(
  turn: NonNullable<AskableClass['turn']>,
  { freePlaces, missing, isRunning }: Pick<AskableClass, 'freePlaces' | 'missing' | 'isRunning'>,
): string {
  if (missing.length > 0) return requiredWords('lacksWaiting');
  if (!turn.isFirstCome) return t('untilWhen', { when: moment(turn.stopsAt) });
  const firstCome = t(isRunning ? 'firstComeRunning' : 'firstCome');
  return freePlaces > 0 ? firstCome : `${firstCome} ${t('firstComeFull')}`;
}

/** What the parts of a list depend on. */
interface Beside {
  readonly asking?: readonly { readonly classGroupId: string }[];
  /** Nothing was looked for. */
  readonly isWhole?: boolean;
  /** The class somebody sent her. */
  readonly shared?: AskableClass | null;
}

/** Classes in the order in which they concern her: the one she was sent, her own, those of her commune (said where there are none, unless something was looked for), others. */
export function inParts(
  all: readonly AskableClass[],
  { asking = [], isWhole = true, shared = null }: Beside = {},
): { title: string; items: AskableClass[] }[] {
  const asked = new Set(asking.map(({ classGroupId }) => classGroupId));
  const items = shared === null ? all : all.filter(({ classGroupId }) => classGroupId !== shared.classGroupId);
  const isMine = (one: AskableClass): boolean => one.isBooked || one.turn !== null || asked.has(one.classGroupId);
  const mine = items.filter(isMine);
  const near = items.filter((one) => !isMine(one) && one.isOwnCommune);
  const far = items.filter((one) => !isMine(one) && !one.isOwnCommune);
  return [
    ...(shared === null ? [] : [{ title: t('shared'), items: [shared] }]),
    ...(mine.length > 0 ? [{ title: t('mine'), items: mine }] : []),
    ...(near.length > 0 || (isWhole && far.length > 0) ? [{ title: t('near'), items: near }] : []),
    ...(far.length > 0 ? [{ title: t('far'), items: far }] : []),
  ];
}

/** What becomes of a place that is given back. */
export function givenBackWords({
  waitingCount,
  isFirstCome,
  isRunning,
}: Pick<AskableClass, 'waitingCount' | 'isFirstCome' | 'isRunning'>): string {
  if (waitingCount === 0) return t('giveBackFree');
  if (isRunning) return t('giveBackRunning');
  return isFirstCome ? t('giveBackLate') : t('giveBackText');
}
