import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { TakenInByOthers } from '../classes-marks.errors';
import { cameLate } from '../rules/attended-minutes';
import { type CardSource } from '../rules/card-code';
import { type AttendanceMark } from '../storage/attendance.repository';
import { type ClassSession } from '../storage/class-session.repository';
import { BookablePeople } from './bookable-people.service';
import { MarkLedger, tapDigest } from './mark-ledger.service';
import { PlaceKeeper } from './place-keeper.service';
import { againWhenRaced } from './racing';
import { RollDoor } from './roll-door.service';

/** Somebody who came without a booking. */
export interface WalkInTap {
  readonly memberId: string;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** Left out: called in the room. */
  readonly source?: 'roll' | CardSource;
  /** When her card was read, by the server's clock; left out: no card says when she came. */
  readonly seenAt?: Date;
}

/** The trainer adds who came without a booking. */
@Injectable()
export class AdmitWalkIn {
  constructor(
    private readonly door: RollDoor,
    private readonly people: BookablePeople,
    private readonly ledger: MarkLedger,
    private readonly places: PlaceKeeper,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives her a place and marks her present.
   * @throws OwnAttendance, TakenInByOthers, ClassFull, MemberBusy, SessionIsClosed, OpensLater, NotYourClass, NotFound for a hidden session or person
   */
  async admitWalkIn(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    await this.people.of(actor, { teamIds: [], memberIds: [tap.memberId] });
    return this.admitRecognised(actor, classSessionId, tap);
  }

  /** The same for somebody whom the caller has recognised already. */
  async admitRecognised(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    return againWhenRaced(() => this.transactions.run(() => this.admit(actor, classSessionId, tap)));
  }

  private async admit(actor: Actor, classSessionId: string, tap: WalkInTap): Promise<AttendanceMark> {
    await this.door.lockClassOf(classSessionId);
    const { session, isWaiting } = await this.door.lockToMark(actor, classSessionId, tap.seenAt);
    this.door.refuseOneself(actor, tap.memberId);
    const { memberId, clientKey, deviceId, seenAt, source = 'roll' } = tap;
    const body = { memberId, clientKey, classSessionId, mark: 'present', source } as const;
    const cameAt = seenAt === undefined ? null : cameLate(seenAt, session, session.rule);
    const form = { ...body, deviceId, cameAt, bodyHash: tapDigest(body) };
    const receipt = await this.ledger.receiptOf(form);
    if (receipt !== null) return receipt;
    if (isWaiting) throw new TakenInByOthers();
    await this.door.ensureOpen(session, seenAt);
    // Who has a place in this session needs none: what stood twice before decision 0128 is called as it is.
    if (!(await this.door.isBooked(classSessionId, memberId))) await this.takeIn(actor, session, memberId);
    return this.ledger.add({ ...form, markedBy: actor.accountId, markedAt: this.door.now() });
  }

  private async takeIn(actor: Actor, session: ClassSession, memberId: string): Promise<void> {
    await this.places.admit({
      memberId,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: actor.accountId,
      mayKnow: this.door.mayKnow(actor),
    });
  }
}
