import { Forbidden } from '@lopso/platform';
import { opensAt, type SessionStateFault } from '../attendance/roll.rules';
import { type Clash, type RefusedBooking } from '../booking/booking.rules';
import {
  type ClashWords,
  ClosesByTrainer,
  ClosesLater,
  CoursesMissing,
  OpensLater,
  OwnHoursTaken,
  ScanOver,
  SessionIsCancelled,
  SessionIsClosed,
  SessionNotOpen,
} from '../classes.errors';
import { type Period, vietnamDayOf, vietnamTimeOf } from '../scheduling/schedule.rules';

/** A clash as its sentence says it. */
export function clashWordsOf(clash: Clash): ClashWords {
  return {
    title: clash.title,
    on: vietnamDayOf(clash.startsAt),
    from: vietnamTimeOf(clash.startsAt),
    to: vietnamTimeOf(clash.endsAt),
  };
}

/** What keeps her from any place is said to her at once; a full class keeps nobody from waiting. @throws CoursesMissing, OwnHoursTaken */
export function refuseHindered(refused: RefusedBooking | undefined): void {
  if (refused === undefined) return;
  if (refused.reason === 'no-seat') throw new Forbidden();
  if (refused.missing.length > 0) throw new CoursesMissing(refused.missing.map(({ title }) => title));
  if (refused.clash === null) return;
  const { travelMinutes = null, isTeaching = false } = refused.clash;
  throw new OwnHoursTaken({ ...clashWordsOf(refused.clash), isTeaching }, travelMinutes);
}

const words = (instant: Date): string => `${vietnamTimeOf(instant)} ngày ${vietnamDayOf(instant)}`;

/** What too early means for each act. */
const TOO_EARLY = {
  open: (session: Period) => new OpensLater(words(opensAt(session))),
  scan: (session: Period) => new OpensLater(words(opensAt(session))),
  close: ({ startsAt }: Period) => new ClosesLater(words(startsAt)),
  'close-for-trainer': ({ endsAt }: Period) => new ClosesByTrainer(words(endsAt)),
};

/** Throws the sentence of a closed door; passes when there is no fault. */
export function refuseSession(fault: SessionStateFault | null, session: Period, act: keyof typeof TOO_EARLY): void {
  switch (fault) {
    case null:
      return;
    case 'cancelled':
      throw new SessionIsCancelled();
    case 'closed':
      throw new SessionIsClosed();
    case 'not-open':
      throw new SessionNotOpen();
    case 'too-early':
      throw TOO_EARLY[act](session);
    case 'too-late':
      throw new ScanOver();
  }
}
