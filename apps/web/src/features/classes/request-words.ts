import { inSentence } from '../../lib/i18n/format';
import { t } from './messages/requests';
import { moment } from './place-words';
import type { AnswerOutcome, AskingMember, ClassRequests, OwnRequest } from './types';

/** A class and those of its people who are chosen. */
export interface Chosen {
  readonly of: Pick<ClassRequests, 'freePlaces'>;
  readonly people: readonly Pick<AskingMember, 'approval' | 'stage'>[];
}

/** What a yes to the chosen will do; places as they are free now. */
export function effectsOf(chosen: readonly Chosen[]): Pick<AnswerOutcome, 'placed' | 'waiting' | 'passedOn'> {
  let [placed, waiting, passedOn] = [0, 0, 0];
  for (const { of, people } of chosen) {
    const last = people.filter(({ approval, stage }) => approval === 'commune' || stage === 'class').length;
    const taken = Math.min(last, of.freePlaces);
    placed += taken;
    waiting += last - taken;
    passedOn += people.length - last;
  }
  return { placed, waiting, passedOn };
}

type Effects = ReturnType<typeof effectsOf>;

/** “2 người có chỗ ngay, 1 người vào danh sách chờ” */
export const willWords = ({ placed, waiting, passedOn }: Effects): string =>
  joined(
    [placed, (count) => t('willPlace', { count })],
    [waiting, (count) => t('willWait', { count })],
    [passedOn, (count) => t('willPass', { count })],
  );

/** The same of what was done. */
export const didWords = ({ placed, waiting, passedOn }: Effects): string =>
  joined(
    [placed, (count) => t('didPlace', { count })],
    [waiting, (count) => t('didWait', { count })],
    [passedOn, (count) => t('didPass', { count })],
  );

function joined(...parts: (readonly [number, (count: number) => string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => words(count))
    .join(', ');
}

/** True while she waits for a word. */
export const isOpen = ({ standing }: OwnRequest): boolean => standing === 'commune' || standing === 'class';

/** “Chờ xã duyệt, hết hạn 17:00 ngày 03/12/2026” */
export const standingWords = ({ standing, expiresAt }: OwnRequest): string =>
  t(standing === 'class' ? 'waitsClass' : 'waitsCommune', { when: moment(expiresAt) });

/** The same with the class, where it stands alone. */
export const homeWords = ({ standing, expiresAt, title }: OwnRequest): string =>
  t(standing === 'class' ? 'homeClass' : 'homeCommune', { title, when: moment(expiresAt) });

/** What is said of a request that nobody answered: where nothing of the class is to come, and where something is. */
const unansweredText = {
  expired: ['expiredOver', 'expiredText'],
  begun: ['begunText', 'begunOn'],
  cancelled: ['cancelledText', 'cancelledOn'],
  'seat-over': ['seat-overText', 'seat-overText'],
} as const;

const isUnanswered = (standing: OwnRequest['standing']): standing is keyof typeof unansweredText =>
  standing in unansweredText;

/** What is told of a request that ended: a title and a sentence. */
export function newsOf(request: OwnRequest): { title: string; text: string } {
  const { title, standing, reason, startsAt, expiresAt, communeName: commune } = request;
  if (standing === 'declined')
    return { title: t('declined', { title }), text: t('declinedText', { reason: reason ?? '' }) };
  if (isUnanswered(standing)) {
    const key = unansweredText[standing][startsAt === null ? 0 : 1];
    return { title: t(standing, { title }), text: t(key, { when: moment(expiresAt) }) };
  }
  const key = request.isBooked ? 'admittedBooked' : request.isWaiting ? 'admittedWaiting' : 'admitted';
  const text = startsAt === null ? '' : t('admittedText', { commune: inSentence(commune), when: moment(startsAt) });
  return { title: t(key, { title }), text };
}
