import { Injectable } from '@nestjs/common';
import { type Actor, Events, Transactions } from '@lopso/platform';
import { CorrectionTooEarly } from '../classes.errors';
import { BOOK_MEMBERS, CORRECT_ANY_ATTENDANCE } from '../classes.permissions';
import { type Corrector } from '../rules/correction-term';
import { isSameState, settle } from '../rules/mark-word';
import { type TypedWord } from '../rules/typed-word';
import { AttendanceCorrected } from '../classes.events';
import { type AttendanceMark, type NewAttendanceMark } from '../storage/attendance.repository';
import { type ClassSession } from '../storage/class-session.repository';
import { BookablePeople } from './bookable-people.service';
import { correctedHours } from './corrected-hours';
import { MarkLedger, tapDigest } from './mark-ledger.service';
import { PlaceKeeper } from './place-keeper.service';
import { againWhenRaced } from './racing';
import { RollDoor } from './roll-door.service';

/** What was true after all. */
export interface Correction extends TypedWord {
  readonly memberId: string;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** From the list signed on paper; left out: whatever else was true after all. */
  readonly source?: 'paper' | 'correction' | undefined;
}

const ABSENT = settle({ mark: 'absent' }, null);

/** Corrects the roll of a closed session, as who stands before it or for the department: a further mark, never a changed one. */
@Injectable()
export class CorrectAttendance {
  constructor(
    private readonly door: RollDoor,
    private readonly people: BookablePeople,
    private readonly ledger: MarkLedger,
    private readonly places: PlaceKeeper,
    private readonly transactions: Transactions,
    private readonly events: Events,
  ) {}

  /**
   * Marks and publishes `AttendanceCorrected` in one transaction; a correction that says what is known changes nothing, but ends a dispute.
   * @throws CorrectionOver after the last day of who corrects, MarkRefused, NotOnRoll, OwnAttendance, CorrectionTooEarly while the session runs, ClassFull, MemberBusy, MemberTaught, NotYourClass, NotFound
   */
  async correctAttendance(
    actor: Actor,
    classSessionId: string,
    correction: Correction,
  ): Promise<AttendanceMark | null> {
    return againWhenRaced(() => this.transactions.run(() => this.correct(actor, classSessionId, correction)));
  }

  private async correct(actor: Actor, classSessionId: string, correction: Correction): Promise<AttendanceMark | null> {
    await this.door.lockClassOf(classSessionId);
    const { session, corrector } = await this.door.lockToCorrect(actor, classSessionId);
    this.door.refuseOneself(actor, correction.memberId);
    const { clientKey, memberId, deviceId, source = 'correction' } = correction;
    const said = { classSessionId, memberId, clientKey, deviceId, source };
    const form = { ...said, bodyHash: tapDigest({ ...correction, source }) };
    const receipt = await this.ledger.receiptOf(form);
    if (receipt !== null) return receipt;
    if (session.state !== 'closed') throw new CorrectionTooEarly();
    await this.door.requireCorrectable(session, corrector);
    const latest = await this.ledger.latest(classSessionId, correction.memberId);
    const word = this.door.wordOf(correction, session);
    const isKnown = isSameState(latest ?? ABSENT, settle(word, latest));
    if (isKnown && !(await this.ledger.isDisputed(classSessionId, memberId))) return latest;
    if (latest === null) await this.enter(actor, session, { memberId, isPresent: word.mark === 'present', corrector });
    return this.write(session, { ...form, ...word, markedBy: actor.accountId, markedAt: this.door.now() });
  }

  /** Of somebody nobody has marked: who was forgotten is taken in. */
  private async enter(
    actor: Actor,
    session: ClassSession,
    { memberId, isPresent, corrector }: { memberId: string; isPresent: boolean; corrector: Corrector },
  ): Promise<void> {
    if (!isPresent) return this.door.requireBooked(session.id, memberId);
    if (await this.door.isBooked(session.id, memberId)) return;
    const permission = corrector === 'department' ? CORRECT_ANY_ATTENDANCE : BOOK_MEMBERS;
    await this.people.of(actor, { teamIds: [], memberIds: [memberId] }, permission);
    await this.places.admit({
      memberId,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: actor.accountId,
      isOver: true,
      mayKnow: this.door.mayKnow(actor),
    });
  }

  private async write(session: ClassSession, mark: NewAttendanceMark): Promise<AttendanceMark> {
    const receipt = await this.ledger.add(mark);
    await this.events.publish(AttendanceCorrected, correctedHours(session, receipt, mark.markedAt));
    return receipt;
  }
}
