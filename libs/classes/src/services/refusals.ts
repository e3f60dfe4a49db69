import { Forbidden } from '@lopso/platform';
import {
  type ClashWords,
  ClosesByTrainer,
  ClosesLater,
  OpensLater,
  ScanOver,
  SessionIsCancelled,
  SessionIsClosed,
  SessionNotOpen,
} from '../classes.errors';
import { CoursesMissing, OwnHoursTaken } from '../classes-requests.errors';
import { type Clash, type RefusedBooking } from '../rules/booking-plan';
import { type Period } from '../rules/schedule';
import { type DoorFault, opensAt } from '../rules/session-doors';
import { vietnamDayOf, vietnamTimeOf } from '../rules/vietnam-time';

/** A clash as its sentence says it. */
export function wordsOf(clash: Clash): ClashWords {
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
  throw new OwnHoursTaken({ ...wordsOf(refused.clash), isTeaching }, travelMinutes);
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
export function refuse(fault: DoorFault | null, session: Period, act: keyof typeof TOO_EARLY): void {
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
