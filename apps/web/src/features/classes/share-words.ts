import { placeOf } from '../../lib/i18n/place';
import { t } from './messages/share';
import type { SharedClass } from './types';
import { hoursOnDay } from './words';

/** Sessions that are said one by one; more are counted. */
const MOST_SAID = 3;

/** The sessions that take place and are not over, and how many of them are not said one by one. */
export function saidSessions(
  { sessions, standing }: Pick<SharedClass, 'sessions' | 'standing'>,
  now: Date,
): { said: SharedClass['sessions']; more: number } {
  const held = sessions.filter(({ isCancelled }) => !isCancelled);
  const open = standing === 'over' ? held : held.filter(({ endsAt }) => new Date(endsAt) > now);
  return { said: open.slice(0, MOST_SAID), more: Math.max(0, open.length - MOST_SAID) };
}

export const addressOf = (code: string, origin: string): string => `${origin}/moi/${code}`;

/** As a card says it: without the protocol. */
export const shownAddress = (address: string): string => address.replace(/^https?:\/\//, '');

/** The words that go with the card into a group: the class, when and where, its address. */
export function wordsToShare(shared: SharedClass, origin: string, now: Date): string {
  const address = addressOf(shared.code, origin);
  const { said, more } = saidSessions(shared, now);
  const first = t('wordsClass', { title: shared.title });
  if (shared.standing === 'cancelled') return [first, t('wordsCancelled'), t('wordsSee', { address })].join('\n');
  if (shared.standing === 'over') return [first, t('wordsOver'), t('wordsSee', { address })].join('\n');
  return [
    first,
    ...said.map((one) => t('wordsWhen', { hours: hoursOnDay(one), place: placeOf(one) })),
    ...(more > 0 ? [t('wordsMore', { count: more })] : []),
    t('wordsOpen', { address }),
  ].join('\n');
}
