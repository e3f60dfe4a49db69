import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor } from '@lopso/platform';
import { CardRefused } from '../classes.errors';
import { type AttendanceMark } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { CardMarking } from './card-marking';
import { CardReading, type HeldCard } from './card-reading';
import { KeptRights } from './kept-rights.service';
import { MarkLedger, tapDigest } from './mark-ledger.service';

/** A card held before the trainer's phone, or its number typed. */
export interface CardTap extends HeldCard {
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** The trainer has said that who is on no list is taken in. */
  readonly isTakenIn: boolean;
}

/** What came of it: marked now, marked before, or on no list and to be taken in if the trainer says so. */
export interface CardOutcome {
  readonly outcome: 'marked' | 'already' | 'not-on-roll';
  readonly member: MemberSummary;
  /** Null for who is on no list. */
  readonly mark: AttendanceMark | null;
}

/** Who calls the roll marks present whose card she reads, trainer or assistant: the member needs no phone. */
@Injectable()
export class MarkByCard {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly rights: KeptRights,
    private readonly reading: CardReading,
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly marking: CardMarking,
  ) {}

  /**
   * Marks the holder of the card present, once however often the tap arrives.
   * @throws Forbidden, NotFound, NotYourClass, what `CardReading` throws, OwnAttendance, SessionIsClosed, SessionIsCancelled, OpensLater,
   * and taken in TakenInByOthers, ClassFull, MemberBusy
   */
  async markByCard(actor: Actor, classSessionId: string, tap: CardTap): Promise<CardOutcome> {
    const row = await this.sessions.findSession(classSessionId);
    const { unitPath } = (await this.rights.onRoll(actor, row, this.marking.momentOf(tap.moment))).session;
    const isBooked = (memberId: string): Promise<boolean> => this.booked.isBooked(classSessionId, memberId);
    const { member, source, isStale } = await this.reading.holderOf(actor, tap, { unitPath, isBooked });
    const form = { memberId: member.id, mark: 'present', source, clientKey: tap.clientKey } as const;
    const receipt = await this.ledger.receiptOf({ ...form, classSessionId, bodyHash: tapDigest(form) });
    if (receipt !== null) return { outcome: 'marked', member, mark: receipt };
    const latest = await this.ledger.latest(classSessionId, member.id);
    if (latest?.mark === 'present') return { outcome: 'already', member, mark: latest };
    // The same tap sent again, and somebody who is here already, are told so however old the code is by now.
    if (isStale) throw new CardRefused('card-stale');
    const isOnRoll = latest !== null || (await isBooked(member.id));
    if (!isOnRoll && !tap.isTakenIn) return { outcome: 'not-on-roll', member, mark: null };
    return {
      outcome: 'marked',
      member,
      mark: await this.marking.mark(actor, classSessionId, {
        ...form,
        ...{ deviceId: tap.deviceId, isOnRoll, moment: tap.moment },
      }),
    };
  }
}
