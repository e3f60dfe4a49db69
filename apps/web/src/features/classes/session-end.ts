import { formatMinutes, formatTime } from '../../lib/i18n/format';
import { instantOn } from './mark-state';
import { t } from './messages/session-end';
import type { Session } from './types';

type Hours = Pick<Session, 'startsAt' | 'endsAt'>;

/** A session that is closed in its last minutes went to its end. */
const CALM_MINUTES = 10;
const MINUTE_MS = 60_000;

/** When it ended has to be asked: its planned end is still some way off. */
export const endsEarly = ({ endsAt }: Pick<Session, 'endsAt'>, now: number): boolean =>
  Date.parse(endsAt) - now > CALM_MINUTES * MINUTE_MS;

/** A typed end, HH:MM, as it is sent: null for the planned end; `wrong` where it can't be. The minute that runs can be said: a session's first one has no other. */
export function endOf(session: Hours, time: string, now: number): { wentUntil: string | null } | 'wrong' {
  if (time === '') return 'wrong';
  const at = Date.parse(instantOn(session, time));
  if (at === Date.parse(session.endsAt)) return { wentUntil: null };
  const isPossible = at > Date.parse(session.startsAt) && at < Date.parse(session.endsAt) && at <= now + MINUTE_MS;
  return isPossible ? { wentUntil: new Date(at).toISOString() } : 'wrong';
}

const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);

/** How long a session is or was, whole minutes: its plan, or up to its early end. */
export const heldMinutes = ({
  startsAt,
  plannedMinutes,
  wentUntil,
}: Pick<Session, 'startsAt' | 'plannedMinutes' | 'wentUntil'>): number =>
  wentUntil ? Math.min(plannedMinutes, minutesBetween(startsAt, wentUntil)) : plannedMinutes;

/** What closing with this end counts: by the plan, or up to an early end. */
export function countedTo(session: Session, present: number, wentUntil: string | null): string {
  const plan = formatMinutes(session.plannedMinutes);
  if (wentUntil === null) return t('countsPlan', { present, plan });
  return t('countsEarly', { present, held: formatMinutes(heldMinutes({ ...session, wentUntil })), plan });
}

/** That a closed session ended early; empty where it went to its end. */
export function endSentence(session: Session): string {
  const { wentUntil, plannedMinutes } = session;
  if (!wentUntil) return '';
  const words = { time: formatTime(wentUntil), held: formatMinutes(heldMinutes(session)) };
  return t('wentUntil', { ...words, plan: formatMinutes(plannedMinutes) });
}
