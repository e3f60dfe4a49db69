import { Injectable } from '@nestjs/common';
import { Clock, NotFound, Transactions } from '@lopso/platform';
import { OwnAttendance } from '../classes.errors';
import { cameLate } from '../rules/attended-minutes';
import { standsBefore } from '../rules/session-crew';
import { faultOfOwnMark } from '../rules/session-doors';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { MarkLedger, type OwnReceipt } from './mark-ledger.service';
import { type SelfMember } from './own-member.service';
import { PlaceKeeper } from './place-keeper.service';
import { againWhenRaced } from './racing';
import { refuse } from './refusals';

/** A member's own tap, by scanned code or typed number. */
export interface SelfTap {
  readonly accountId: string;
  readonly classSessionId: string;
  readonly source: 'scan' | 'number';
  readonly clientKey: string;
  /** Her phone, by its name in this session (`PhoneNames`); left out by clients of before. */
  readonly phone?: string | undefined;
  /** What was scanned or typed. */
  readonly bodyHash: Buffer;
}

/** Writes the mark by which a member says she is there; the code was judged before. */
@Injectable()
export class SelfMarking {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly places: PlaceKeeper,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The receipt of a tap that arrived before, or null. @throws IdempotencyConflict when the key stands for another tap */
  async receiptOf(memberId: string, clientKey: string, bodyHash: Buffer): Promise<OwnReceipt | null> {
    return this.ledger.ownReceipt(memberId, clientKey, bodyHash);
  }

  /** The session while members of its province may mark themselves. @throws NotFound, SessionIsClosed … */
  async requireOpen(member: SelfMember, classSessionId: string): Promise<ClassSession> {
    return this.open(member, await this.sessions.findSession(classSessionId));
  }

  /**
   * Marks the member present. Without a booking she is let in where a place is free; already present, nothing changes; marked as not there by somebody,
   * it waits for a decision.
   * @throws OwnAttendance in a class she runs; ClassFull, MemberBusy, SessionIsClosed, ScanOver
   */
  async markPresent(member: SelfMember, tap: SelfTap): Promise<OwnReceipt> {
    return againWhenRaced(() => this.transactions.run(() => this.mark(member, tap)));
  }

  private async mark(member: SelfMember, tap: SelfTap): Promise<OwnReceipt> {
    const isBooked = await this.booked.isBooked(tap.classSessionId, member.id);
    if (!isBooked) await this.sessions.lockClassOf(tap.classSessionId);
    const session = await this.lockOpen(member, tap.classSessionId);
    if (standsBefore(session, tap.accountId)) throw new OwnAttendance();
    const latest = await this.ledger.latest(session.id, member.id);
    if (latest?.mark === 'present') return { ...latest, counts: true };
    if (!isBooked) await this.admit(member, session, tap);
    const markedAt = this.clock.now();
    if (session.state === 'planned') await this.sessions.enterState(session.id, 'open', markedAt);
    return this.ledger.addOwn({
      classSessionId: session.id,
      memberId: member.id,
      mark: 'present',
      cameAt: cameLate(markedAt, session, session.rule),
      source: tap.source,
      markedBy: tap.accountId,
      markedAt,
      clientKey: tap.clientKey,
      bodyHash: tap.bodyHash,
      deviceId: tap.phone,
    });
  }

  /** Shared, so that marks don't wait for each other, but alone where the mark opens the session. */
  private async lockOpen(member: SelfMember, classSessionId: string): Promise<ClassSession> {
    const known = await this.sessions.findSession(classSessionId);
    const strength = known?.state === 'planned' ? 'update' : 'share';
    return this.open(member, await this.sessions.lockSession(classSessionId, strength));
  }

  private async admit(member: SelfMember, session: ClassSession, tap: SelfTap): Promise<void> {
    await this.places.admit({
      memberId: member.id,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: tap.accountId,
      mayKnow: () => true,
    });
  }

  private open(member: SelfMember, session: ClassSession | null): ClassSession {
    if (session === null || session.unitPath.split('.')[0] !== member.provincePath) throw new NotFound();
    refuse(faultOfOwnMark(session, this.clock.now()), session, 'scan');
    return session;
  }
}
