import type { Answer } from '../../lib/api/types';
import { dayOf, daysUntil, formatDate, formatDayMonth, formatNumber, formatTime } from '../../lib/i18n/format';
import { t } from './messages/vi';

export type Home = Answer<'get', '/api/me/home'>;
export type HomeRound = NonNullable<Home['round']>;
export type HomePassage = NonNullable<Home['otherRounds']>[number];
export type HomeRequirement = HomeRound['requirements'][number];
export type HomeClass = NonNullable<Home['nextClass']>;

type Node = Pick<HomeRequirement, 'kind'> & { parts: readonly Node[] };

/** True when the round asks for a certificate of others, however deep in its groups. */
export const asksOutside = (nodes: readonly Node[]): boolean =>
  nodes.some(({ kind, parts }) => kind === 'outside' || asksOutside(parts));

/**
 * The first page with the round of a cycle in the main one's place, and that one below among the others; as it came where the cycle is none of hers
 * any more. A page kept by an earlier program has no others.
 */
export function showing(home: Home, cycleId: string | null): Home {
  const { round, nextStep, otherRounds = [] } = home;
  const wanted = otherRounds.find((one) => one.round.cycleId === cycleId);
  if (wanted === undefined || round === null) return home;
  return { ...home, ...wanted, otherRounds: [{ round, nextStep }, ...otherRounds.filter((one) => one !== wanted)] };
}

/** Every round of the page, the shown one first. */
export const roundsOf = ({ round, otherRounds = [] }: Home): HomeRound[] => [
  ...(round === null ? [] : [round]),
  ...otherRounds.map((one) => one.round),
];

/** A round that is not the shown one, in one line. */
export function besideWords(round: HomeRound, now: string): string {
  if (round.finishedAt !== null) return dueWords(round, now);
  const { doneSteps: done, totalSteps: total } = round;
  const due = round.daysToStart > 0 ? comingWords(round, now) : dueWords(round, now);
  return t('besideWords', { due, steps: done === 0 ? t('besideNone', { total }) : t('besideSteps', { done, total }) });
}

const comingWords = ({ startsOn, dueOn }: HomeRound, now: string): string =>
  t('besideComing', { start: shortDate(startsOn, now), date: shortDate(dueOn, now) });

/** The page's answer as a sentence. */
export function headline(round: HomeRound): string {
  if (round.finishedAt !== null) return t('allSteps', { total: round.totalSteps });
  if (round.doneSteps === 0) return t('noStepYet', { total: round.totalSteps });
  return t('steps', { done: round.doneSteps, total: round.totalSteps });
}

/** When it is due, or when it was finished. The year stands only where it is not this one. */
export function dueWords(round: HomeRound, now: string): string {
  if (round.finishedAt !== null) return t('finishedOn', { date: shortDate(dayOf(round.finishedAt), now) });
  const date = shortDate(round.dueOn, now);
  if (round.daysLeft < 0 && dayOf(now) <= round.lastOn)
    return t('inGrace', { date, last: shortDate(round.lastOn, now) });
  if (round.daysLeft < 0) return t('overdue', { date, days: -round.daysLeft });
  if (round.daysLeft === 0) return t('dueToday', { date });
  return round.daysLeft === 1 ? t('dueTomorrow', { date }) : t('due', { date, days: round.daysLeft });
}

function shortDate(day: string, now: string): string {
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? formatDayMonth(day) : formatDate(day);
}

/** What stands beside a strip of the cloth; `step` decides how a practical task is told. */
export function rowWords(row: HomeRequirement, step: Home['nextStep']): string {
  if (row.waivedBy !== null) return t('rowWaived');
  if (row.isMet) return t('rowDone');
  if (row.minutes !== null)
    return t('rowHours', { attended: hours(row.minutes.attended), required: hours(row.minutes.required) });
  if (!ONE_STEP.includes(row.kind)) return t('rowSteps', { done: row.done, total: row.total });
  if (step?.key !== row.key) return t('rowNot');
  if (step.kind === 'grading') return t('rowWaiting');
  if (step.kind === 'checking') return t('rowChecking');
  return step.isReturned ? t('rowReturned') : t('rowNot');
}

/** Kinds of one step: done or not. */
const ONE_STEP: readonly string[] = ['task', 'quiz', 'outside'];

const hours = (minutes: number): string => formatNumber(minutes / 60);

/** How much of the strip is woven: the steps done and the part of the lesson that has been read. */
export function woven(row: HomeRequirement, step: Home['nextStep']): number {
  const read = row.isNext && step?.kind === 'lesson' ? (step.percent ?? 0) / 100 : 0;
  const attended = row.minutes === null ? 0 : row.minutes.attended / row.minutes.required;
  return row.minutes === null ? row.done + Math.min(read, 0.95) : row.total * attended;
}

/** When and what: “Tối nay 19:00, lớp buổi 2”. The date itself stands before it. */
export function classTitle(next: HomeClass, now: string): string {
  const words = { time: formatTime(next.startsAt), title: lowerFirst(next.title) };
  const days = daysUntil(next.startsAt, now);
  if (days === 1) return t('tomorrowAt', words);
  if (days !== 0) return t('at', words);
  return Number(words.time.slice(0, 2)) >= 18 ? t('tonight', words) : t('todayAt', words);
}

/** Words a class's title may begin with that are no names. */
const PLAIN_START = /^(Lớp|Buổi|Khóa|Bài|Thực hành|Tập huấn|Hướng dẫn|Ôn|Học)(?=\s|$)/u;

/** “Lớp buổi 2” goes on in the middle of a sentence; “C05” and names stay. */
function lowerFirst(text: string): string {
  return PLAIN_START.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text;
}

/** Where the class meets; the commune is not said twice when the hall carries its name. */
export function classPlace({ venueName, communeName }: HomeClass): string {
  const commune = communeName.replace(/^(Xã|Phường)(?=\s)/u, (word) => word.toLocaleLowerCase('vi'));
  const isNamed = venueName.toLocaleLowerCase('vi').includes(commune.toLocaleLowerCase('vi'));
  return isNamed ? venueName : t('place', { venue: venueName, commune });
}

/** True when the due date needs its reason: a later one was given, or it is over and grace runs. */
export function needsDueReason(round: HomeRound): boolean {
  return round.finishedAt === null && (round.isExtended || (round.daysLeft < 0 && round.lastOn > round.dueOn));
}

/** Past the last day of grace with something missing. */
export function isLate(round: HomeRound, now: string): boolean {
  return round.finishedAt === null && dayOf(now) > round.lastOn;
}

/** “Hiệu lực đến 09/12/2028 · gia hạn được từ 10/09/2028”; null where it never ends. */
export function validityWords({ validUntil, renewableFrom }: HomeRound): string | null {
  if (typeof validUntil !== 'string' || typeof renewableFrom !== 'string') return null;
  return t('validUntil', { until: formatDate(validUntil), from: formatDate(renewableFrom) });
}

/**
 * That this is a renewal, and how long what it renews still holds, whatever later date was given; null of a first passage and of a finished one. What
 * was kept on the phone before the server told that day has the date due alone.
 */
export function renewalWords({ number, finishedAt, dueOn, ruleDueOn }: HomeRound, now: string): string | null {
  if (!(number > 1) || finishedAt !== null) return null;
  const until = typeof ruleDueOn === 'string' ? ruleDueOn : dueOn;
  return t(until < dayOf(now) ? 'renewalOver' : 'renewal', { until: formatDate(until) });
}
