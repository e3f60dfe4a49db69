import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { NotOnRoll } from '../classes.errors';
import { type AttendanceMark, type KeptTap, type Mark } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { madeBy } from '../rules/mark-standing';
import { MarkLedger, tapDigest } from './mark-ledger.service';
import { RollDoor } from './roll-door.service';

/** One tap on the roll. */
export interface RollTap {
  readonly memberId: string;
  readonly mark: Mark;
  /** Called in the room, read from a card, or from a list signed on paper. */
  readonly source: 'roll' | 'card' | 'paper';
  /** Names the tap: it counts once however often it arrives. */
  readonly clientKey: string;
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
   * Marks somebody on the roll present or absent; taking a mark back is a further mark. The first tap opens the
   * session, so that taps kept on a phone without network need nothing else.
   * @throws NotOnRoll, OwnAttendance, SessionIsClosed, SessionIsCancelled, OpensLater, NotYourClass, NotFound, IdempotencyConflict
   */
  async recordAttendance(actor: Actor, classSessionId: string, tap: RollTap): Promise<AttendanceMark> {
    return this.transactions.run(async () => {
      const session = await this.door.lockToMark(actor, classSessionId);
      this.door.refuseOneself(actor, tap.memberId);
      const form = { ...tap, classSessionId, bodyHash: tapDigest(tap), kept: this.inServerTime(tap.kept) };
      const receipt = await this.ledger.receiptOf(form);
      if (receipt !== null) return receipt;
      await this.door.ensureOpen(session);
      if (!(await this.isOnRoll(classSessionId, tap.memberId))) throw new NotOnRoll();
      const stamp = { markedBy: actor.accountId, markedAt: this.door.now() };
      return this.ledger.add({ ...form, ...stamp });
    });
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
