import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { NotOnRoll } from '../classes.errors';
import { SpotCheckAbsent, SpotCheckUnmarked, WaitsForEnd } from '../classes-marks.errors';
import { type AttendanceMark, type KeptTap, type NewAttendanceMark } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type CardSource } from '../rules/card-code';
import { cameLate } from '../rules/attended-minutes';
import { type MarkWord } from '../rules/mark-word';
import { seenOnSpot } from '../rules/spot-check';
import { type TypedWord } from '../rules/typed-word';
import { madeBy } from '../rules/mark-standing';
import { type ClassSession } from '../storage/class-session.repository';
import { type CalledRoll } from './kept-rights.service';
import { MarkLedger, tapDigest, type WordReading } from './mark-ledger.service';
import { RollDoor } from './roll-door.service';

/** One tap on the roll. */
export interface RollTap extends TypedWord {
  readonly memberId: string;
  /** Called in the room, known by a card or its number, from a list signed on paper, or drawn by lot and looked for. */
  readonly source: 'roll' | CardSource | 'paper' | 'spot-check';
  /** Names the tap: it counts once however often it arrives. */
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** When a card was read, by the server's clock; left out: when the tap was made. */
  readonly seenAt?: Date;
  /** Left out for a tap made with the server at hand. `sentAt` is what the phone's clock showed at the sending. */
  readonly kept?: KeptTap & { readonly sentAt: Date | null };
}

/** The trainer marks who is there. */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly door: RollDoor,
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Marks somebody on the roll present (with times or minutes where she was not there throughout), absent or excused; taking a mark back is a further mark. The first tap opens the
   * session, so that taps kept on a phone without network need nothing else.
   * A tap that was made before the session was closed and arrives after it stands beside what was counted, until somebody decides (decision 0088).
   * One that a phone kept is taken by the right of the moment it was made (decision 0140).
   * @throws Forbidden, MarkRefused, MarkingOver, SpotCheckAbsent, SpotCheckUnmarked, NotOnRoll, OwnAttendance, WaitsForEnd, SessionIsClosed, SessionIsCancelled, OpensLater, NotYourClass, NotFound, IdempotencyConflict
   */
  async recordAttendance(actor: Actor, classSessionId: string, tap: RollTap): Promise<AttendanceMark> {
    return this.transactions.run(async () => {
      const kept = this.inServerTime(tap.kept);
      const called = await this.door.lockToMark(actor, classSessionId, tap.seenAt ?? kept?.madeAt);
      this.door.refuseOneself(actor, tap.memberId);
      const { memberId, source, clientKey, deviceId } = tap;
      const form = { memberId, source, clientKey, deviceId, classSessionId, bodyHash: tapDigest(tap), kept };
      const receipt = await this.ledger.receiptOf(form);
      if (receipt !== null) return receipt;
      return this.write(actor, called, { tap, form });
    });
  }

  private async write(
    actor: Actor,
    { session, isWaiting }: CalledRoll,
    { tap, form }: { readonly tap: RollTap; readonly form: TapForm },
  ): Promise<AttendanceMark> {
    const madeAt = tap.seenAt ?? form.kept?.madeAt ?? this.door.now();
    const isLate = isWaiting || cameAfterClosing(session, madeAt);
    if (!isLate) await this.door.ensureOpen(session, madeAt);
    else if (!cameAfterClosing(session, madeAt)) await this.requireWaitable(session, madeAt);
    if (!(await this.isOnRoll(session.id, tap.memberId))) throw new NotOnRoll();
    const word = this.door.wordOf(tap, session);
    const reading = this.readingOf(tap, word, session);
    const stamp = { markedBy: actor.accountId, markedAt: this.door.now() };
    const mark = { ...form, ...this.read(word, tap, session, madeAt), ...stamp };
    return isLate ? this.ledger.addLate(mark, isWaiting) : this.ledger.add(mark, reading);
  }

  /** A word that waits opens nothing, and waits for nobody in a session that may still be moved. */
  private async requireWaitable(session: ClassSession, madeAt: Date): Promise<void> {
    await this.door.requireMarkable(session, madeAt);
    if (session.state === 'planned') throw new WaitsForEnd();
  }

  /** A spot check is of somebody who stands as present, and gives her no more than that; every other word is taken as said. */
  private readingOf({ source }: RollTap, said: MarkWord, session: ClassSession): WordReading | undefined {
    if (source !== 'spot-check') return undefined;
    if (said.mark !== 'present') throw new SpotCheckAbsent();
    return (word, standing) => {
      if (standing?.mark !== 'present') throw new SpotCheckUnmarked();
      return seenOnSpot(word, standing, session);
    };
  }

  /** A card says when she came, unless the trainer does. */
  private read(word: MarkWord, { source }: RollTap, session: ClassSession, madeAt: Date): MarkWord {
    if ((source !== 'card' && source !== 'card-number') || word.mark !== 'present' || word.cameAt !== undefined)
      return word;
    return { ...word, cameAt: cameLate(madeAt, session, session.rule) };
  }

  private inServerTime(kept: RollTap['kept']): KeptTap | undefined {
    if (kept === undefined) return undefined;
    const { deviceId, sequence, madeAt, sentAt } = kept;
    return { deviceId, sequence, madeAt: madeBy(madeAt, sentAt, this.door.now()) };
  }

  private async isOnRoll(classSessionId: string, memberId: string): Promise<boolean> {
    if (await this.booked.isBooked(classSessionId, memberId)) return true;
    return (await this.ledger.latest(classSessionId, memberId)) !== null;
  }
}

/** A tap with what names it. */
type TapForm = Pick<
  NewAttendanceMark,
  'memberId' | 'source' | 'clientKey' | 'deviceId' | 'classSessionId' | 'bodyHash' | 'kept'
>;

/** True for a tap on a closed session that was made while it was not: a phone without network kept it. */
const cameAfterClosing = ({ state, closedAt }: ClassSession, madeAt: Date): boolean =>
  state === 'closed' && closedAt !== null && madeAt < closedAt;
