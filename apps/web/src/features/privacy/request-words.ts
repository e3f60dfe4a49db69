import { formatDate } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type { OwnRequest, RequestKind } from './own-data.svelte';
import type { QueuedRequest } from './requests.svelte';

/** What each kind of request asks, and what follows. */
export const kindWords: Record<RequestKind, { title: string; hint: string }> = {
  access: { title: t('kindAccess'), hint: t('hintAccess') },
  correction: { title: t('kindCorrection'), hint: t('hintCorrection') },
  restriction: { title: t('kindRestriction'), hint: t('hintRestriction') },
  'lift-restriction': { title: t('kindLift'), hint: t('hintLift') },
  erasure: { title: t('kindErasure'), hint: t('hintErasure') },
};

/** What follows where an officer or trainer asks. */
export const staffHints: Record<RequestKind, string> = {
  access: t('hintAccess'),
  correction: t('hintCorrection'),
  restriction: t('hintStaffRestriction'),
  'lift-restriction': t('hintLift'),
  erasure: t('hintStaffErasure'),
};

const states: Record<OwnRequest['state'], { state: State; words: string }> = {
  received: { state: 'wait', words: t('stateReceived') },
  accepted: { state: 'doing', words: t('stateAccepted') },
  refused: { state: 'late', words: t('stateRefused') },
  done: { state: 'done', words: t('stateDone') },
  'taken-back': { state: 'none', words: t('stateTakenBack') },
};

/** Glyph, colour and word of how a request stands. */
export const requestState = (state: OwnRequest['state']): { state: State; words: string } => states[state];

/** A request that was made before, and how it stands. */
export const earlierWords = ({ madeAt, state }: OwnRequest): string =>
  t('earlierTitle', { date: formatDate(madeAt), state: states[state].words.toLowerCase() });

/** A request of which the phone did not know that it had arrived. */
export const arrivedWords = ({ kind, madeAt }: OwnRequest): string =>
  t('arrived', { what: kindWords[kind].title, date: formatDate(madeAt) });

/** What an officer does who says yes, as the button that leads there. */
export const acceptWords: Record<RequestKind, string> = {
  access: t('acceptAccess'),
  correction: t('acceptCorrection'),
  restriction: t('acceptRestriction'),
  'lift-restriction': t('acceptLift'),
  erasure: t('acceptErasureFirst'),
};

/** Where the person belongs: officers of the province don't know every village. */
export const placeWords = ({ unitName, communeName }: Pick<QueuedRequest, 'unitName' | 'communeName'>): string =>
  [...new Set([unitName, communeName].filter((name) => name !== null))].join(', ');

/** Why somebody else has to answer, and whom to ask: an administrator of the department is not sent to herself. */
export function otherOfficerWords({ isOwn }: Pick<QueuedRequest, 'isOwn'>, isDepartment: boolean): string {
  if (!isOwn) return t('needsOtherText');
  return isDepartment ? t('needsOtherOwnDepartment') : t('needsOtherOwn');
}

/** Until when the step that is to be done now may take, and how many working days that leaves. */
export function dueWords({ state, answerDueOn, actDueOn, workingDaysLeft: count }: QueuedRequest): string {
  const date = formatDate(state === 'received' ? answerDueOn : actDueOn);
  return count > 0 ? t('daysLeft', { date, count }) : t('lastDay', { date });
}

/** Until when it is answered; while that is to be done, with the days left. */
export const answerDueWords = (request: QueuedRequest): string =>
  request.state === 'received' && !request.isLate ? dueWords(request) : formatDate(request.answerDueOn);

/** Until when what was promised is done. */
export const actDueWords = (request: QueuedRequest): string =>
  request.state === 'accepted' && !request.isLate ? dueWords(request) : formatDate(request.actDueOn);
