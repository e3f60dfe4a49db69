import { t as requiredWords } from './messages/prerequisites';
import {
  daysUntil,
  formatDate,
  formatDayMonth,
  formatTime,
  formatWeekday,
  inSentence,
  relativeDay,
} from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t as hall } from './messages/hall';
import { t as crewWords } from './messages/crew';
import { t as overdueWords } from './messages/overdue';
import { t as guestWords } from './messages/guests';
import { t } from './messages/vi';
import type { Place } from './roll-view';
import type { ClassGroup, NotBooked, OwnReceipt, RollRow, ScanPage, Session } from './types';

type Hours = Pick<Session, 'startsAt' | 'endsAt'>;

/** 19:00–20:30 */
export const hoursOf = (session: Hours): string =>
  t('hours', { from: formatTime(session.startsAt), to: formatTime(session.endsAt) });

/** 19:00–20:30, thứ Tư 25/11/2026 */
export function hoursOnDay(session: Hours): string {
  return t('hoursOn', {
    from: formatTime(session.startsAt),
    to: formatTime(session.endsAt),
    weekday: inSentence(formatWeekday(session.startsAt)),
    date: formatDate(session.startsAt),
  });
}

/** 17 trên 24 có mặt; 24 người đăng ký before the session is open. */
export const rollSentence = (session: Pick<Session, 'state'>, present: number, all: number): string =>
  session.state === 'planned' ? t('bookedPeople', { count: all }) : t('presentOf', { present, all });

/** What its trainer does with the roll of a session. */
export const rollWords = (session: Pick<Session, 'state'>): string =>
  session.state === 'open' ? t('callRoll') : t('seeRoll');

/** 19:00 ngày mai; 19:30 thứ Hai, 30/11 */
export function whenOf(startsAt: string): string {
  const time = formatTime(startsAt);
  const days = daysUntil(startsAt, new Date());
  if (days === 0 || days === 1) return t('soon', { time, day: relativeDay(startsAt) });
  return t('later', { time, weekday: inSentence(formatWeekday(startsAt)), date: formatDayMonth(startsAt) });
}

/** A session opens half an hour before its start. */
export const openingTime = (session: Pick<Session, 'startsAt'>): Date =>
  new Date(new Date(session.startsAt).getTime() - 30 * 60_000);

/** For whom a plan opened the class, and whom it had when it moved; a guest reads what she has to do with it. */
export function plannedWords({ plannedFor, isGuest }: Pick<ClassGroup, 'plannedFor' | 'isGuest'>): string {
  const [planned, moved] = [false, true].map((isByMove) => plannedFor.filter((one) => one.isByMove === isByMove));
  return [
    ...(planned?.length ? [guestWords('plannedFor', { whom: whomOf(planned) })] : []),
    ...(moved?.length ? [guestWords('movedWith', { whom: whomOf(moved) })] : []),
    ...(isGuest ? [guestWords('bookYours')] : []),
  ].join(' ');
}

const whomOf = (guests: ClassGroup['plannedFor']): string =>
  guests
    .map(({ communeName, people, goingOn }) =>
      guestWords(goingOn.length > 1 ? 'plannedOfSplit' : 'plannedOf', {
        commune: inSentence(communeName),
        heirs: goingOn.map((one) => inSentence(one.communeName)).join(', '),
        count: people,
      }),
    )
    .join(', ');

/** Dịch vụ công trực tuyến, buổi 2 */
export const sessionTitle = (session: { title: string; number: number }): string => t('sessionTitle', session);

const chips: Readonly<Record<Session['state'], { state: State; text: string }>> = {
  planned: { state: 'none', text: t('statePlanned') },
  open: { state: 'doing', text: t('stateOpen') },
  closed: { state: 'done', text: t('stateClosed') },
  cancelled: { state: 'late', text: t('stateCancelled') },
};

/** Chip of a session's state; a session whose hours are over is not said to run. */
export function chipOf(session: Pick<Session, 'state' | 'isOverdue'>): { state: State; text: string } {
  if (!session.isOverdue) return chips[session.state];
  return {
    state: 'late',
    text: session.state === 'open' ? overdueWords('stateLeftOpen') : overdueWords('stateNeverOpened'),
  };
}

const ways: Readonly<Record<NonNullable<RollRow['source']>, string>> = {
  roll: t('wayRoll'),
  scan: t('wayScan'),
  number: t('wayNumber'),
  card: t('wayCard'),
  'card-number': t('wayCardNumber'),
  paper: t('wayPaper'),
  correction: t('wayCorrection'),
  'spot-check': t('waySpotCheck'),
};

/** How a mark came: quét mã, bấm tay … */
export const wayOf = (row: Pick<RollRow, 'source'>): string => (row.source === null ? '' : ways[row.source]);

/** Where a mark is that the server does not have. */
export const placeWords: Readonly<Record<Place, string>> = {
  saving: t('onTheWay'),
  'on-device': t('onDevice'),
  unkept: t('unkept'),
};

/** Why somebody could not be booked. */
export function reasonOf({ reason, clash, missing, travelMinutes: minutes }: NotBooked): string {
  if (reason === 'full') return t('reasonFull');
  if (reason === 'no-seat') return t('reasonNoSeat');
  if (reason === 'missing') return requiredWords('reason', { courses: missing.join(', ') });
  if (reason === 'already-booked' || clash === null) return t('reasonAlready');
  if (minutes !== null) {
    return clash.title === ''
      ? crewWords('reasonFarHidden', { ...clash, minutes })
      : crewWords('reasonFar', { ...clash, minutes });
  }
  return clash.title === '' ? t('reasonClashHidden', clash) : t('reasonClash', clash);
}

interface Words {
  title: string;
  text: string;
}

const shut: Readonly<Record<Exclude<Session['state'], 'open'>, Words>> = {
  closed: { title: t('scanClosed'), text: t('scanClosedText') },
  cancelled: { title: t('scanCancelled'), text: '' },
  planned: { title: t('scanNotOpen'), text: t('scanNotOpenText') },
};

const noCode: Readonly<Record<Exclude<Session['state'], 'open'>, Words>> = {
  closed: { title: t('codeClosed'), text: t('codeClosedText') },
  cancelled: { title: t('codeCancelled'), text: t('codeCancelledText') },
  planned: { title: t('codePlanned'), text: t('codePlannedText') },
};

/** Why a session shows no code; null while it is open. */
export const noCodeWords = ({ state }: Pick<Session, 'state'>): Words | null =>
  state === 'open' ? null : noCode[state];

/** Whether a code is worth sending: of a session that is not open yet only a hall without network shows one, and it opens by it. */
export const mayTry = ({ state }: Pick<ScanPage, 'state'>, token: string): boolean =>
  token !== '' && (state === 'open' || state === 'planned');

/** What the page behind a scanned code says: she is marked, the door is shut, or she may press the button. */
export function scanWords(page: ScanPage, receipt: OwnReceipt | null, token: string): Words {
  const name = page.memberName;
  if (receipt?.counts === false) return { title: hall('waitsTitle', { name }), text: hall('waitsText') };
  if (receipt) return { title: t('scanDone', { name }), text: t('scanDoneAt', { time: formatTime(receipt.markedAt) }) };
  if (page.mark === 'present') return { title: t('scanDone', { name }), text: '' };
  if (page.state !== 'open' && !mayTry(page, token)) return shut[page.state];
  if (token === '') return { title: t('scanNoToken'), text: t('scanNoTokenText') };
  return { title: t('scanReady', { name }), text: page.isBooked ? '' : t('scanWalkIn') };
}
