import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { NotOnRoll } from '../classes.errors';
import { SpotCheckAbsent, SpotCheckUnmarked } from '../classes-marks.errors';
import { type AttendanceMark, type KeptTap } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { cameLate } from '../rules/attended-minutes';
import { type MarkWord } from '../rules/mark-word';
import { seenOnSpot } from '../rules/spot-check';
import { type TypedWord } from '../rules/typed-word';
import { madeBy } from '../rules/mark-standing';
import { type ClassSession } from '../storage/class-session.repository';
import { MarkLedger, tapDigest, type WordReading } from './mark-ledger.service';
import { RollDoor } from './roll-door.service';

/** One tap on the roll. */
export interface RollTap extends TypedWord {
  readonly memberId: string;
  /** Called in the room, read from a card, from a list signed on paper, or drawn by lot and looked for. */
  readonly source: 'roll' | 'card' | 'paper' | 'spot-check';
  /** Names the tap: it counts once however often it arrives. */
  readonly clientKey: string;
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
   * @throws MarkRefused, SpotCheckAbsent, SpotCheckUnmarked, NotOnRoll, OwnAttendance, SessionIsClosed, SessionIsCancelled, OpensLater, NotYourClass, NotFound, IdempotencyConflict
   */
  async recordAttendance(actor: Actor, classSessionId: string, tap: RollTap): Promise<AttendanceMark> {
    return this.transactions.run(async () => {
      const session = await this.door.lockToMark(actor, classSessionId);
      this.door.refuseOneself(actor, tap.memberId);
      const { memberId, source, clientKey } = tap;
      const kept = this.inServerTime(tap.kept);
      const form = { memberId, source, clientKey, classSessionId, bodyHash: tapDigest(tap), kept };
      const receipt = await this.ledger.receiptOf(form);
      if (receipt !== null) return receipt;
      await this.door.ensureOpen(session);
      if (!(await this.isOnRoll(classSessionId, tap.memberId))) throw new NotOnRoll();
      const stamp = { markedBy: actor.accountId, markedAt: this.door.now() };
      const word = this.door.wordOf(tap, session);
      if (source === 'spot-check' && word.mark !== 'present') throw new SpotCheckAbsent();
      const mark = { ...form, ...this.read(word, tap, session, tap.seenAt ?? kept?.madeAt), ...stamp };
      return this.ledger.add(mark, source === 'spot-check' ? this.onSpot(session) : undefined);
    });
  }

  /** A spot check is of somebody who stands as present, and gives her no more than that. */
  private onSpot(session: ClassSession): WordReading {
    return (word, standing) => {
      if (standing?.mark !== 'present') throw new SpotCheckUnmarked();
      return seenOnSpot(word, standing, session);
    };
  }

  /** A card says when she came, unless the trainer does. */
  private read(word: MarkWord, { source }: RollTap, session: ClassSession, madeAt = this.door.now()): MarkWord {
    if (source !== 'card' || word.mark !== 'present' || word.cameAt !== undefined) return word;
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
