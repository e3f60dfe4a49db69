import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Events, newId, Transactions } from '@lopso/platform';
import { type AttendedMinutes, SessionClosed } from '../classes.events';
import { EndRefused } from '../classes-marks.errors';
import { countedMinutes, heldMinutes } from '../rules/attended-minutes';
import { attendedUntil, type Closer, earlyEnd, faultOfClosing, faultOfEnd } from '../rules/session-doors';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { MarkLedger } from './mark-ledger.service';
import { refuse } from './refusals';
import { RollDoor } from './roll-door.service';

/** What a closed session counted. */
export interface ClosedSession {
  readonly closedAt: Date;
  /** Whole minutes of it as it was held: its plan, or up to an early end. */
  readonly minutes: number;
  readonly presentCount: number;
  /** Of them, for whom less than that counts. */
  readonly partialCount: number;
}

/** Opens and closes sessions. */
@Injectable()
export class SessionDoors {
  constructor(
    private readonly door: RollDoor,
    private readonly sessions: ClassSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** Opens a session from 30 minutes before its start. Twice is harmless. @throws OpensLater, SessionIsClosed … */
  async openSession(actor: Actor, classSessionId: string): Promise<Date> {
    return this.transactions.run(async () =>
      this.door.ensureOpen(await this.door.lockOwn(actor, classSessionId, 'update')),
    );
  }

  /**
   * Closes a session and publishes `SessionClosed` with everybody present in one transaction: the hours count at once.
   * Twice is harmless: the event is published once. An officer of the commune closes for the trainer once the hours are over,
   * also what nobody opened: it counts nobody, and corrections enter who was there (decision 0135).
   * `wentUntil`: when it ended, where that was before its planned end; nobody is counted for longer (decision 0120).
   * @throws ClosesLater, ClosesByTrainer, SessionNotOpen, SessionIsCancelled, EndRefused, NotYourClass, NotFound
   */
  async closeSession(actor: Actor, classSessionId: string, wentUntil: Date | null = null): Promise<ClosedSession> {
    return this.transactions.run(async () => {
      const { session, closer } = await this.door.lockToEnd(actor, classSessionId);
      const closed = session.closedAt === null ? await this.close(session, closer, wentUntil) : session;
      const attended = await this.attendedIn(session);
      if (session.closedAt === null) await this.tell(actor, { session: closed, closer }, attended);
      const closedAt = closed.closedAt ?? this.door.now();
      const minutes = heldMinutes(closed);
      const partialCount = attended.filter((one) => one.minutes < minutes).length;
      return { closedAt, minutes, presentCount: attended.length, partialCount };
    });
  }

  private async close(session: ClassSession, closer: Closer, wentUntil: Date | null): Promise<ClassSession> {
    const now = this.door.now();
    refuse(faultOfClosing(session, now, closer), session, closer === 'trainer' ? 'close' : 'close-for-trainer');
    const end = earlyEnd(wentUntil, session);
    const fault = faultOfEnd(end, session, now);
    if (fault !== null) throw new EndRefused(fault);
    await this.sessions.enterState(session.id, 'closed', now);
    await this.sessions.setEnd(session.id, end);
    return { ...session, state: 'closed', closedAt: now, wentUntil: end };
  }

  private async tell(
    actor: Actor,
    { session, closer }: { readonly session: ClassSession; readonly closer: Closer },
    attended: readonly AttendedMinutes[],
  ): Promise<void> {
    const now = session.closedAt ?? this.door.now();
    await this.events.publish(SessionClosed, {
      id: newId(),
      occurredAt: now.toISOString(),
      classSessionId: session.id,
      unitPath: session.unitPath,
      minutes: session.plannedMinutes,
      topic: session.topic,
      attendedAt: attendedUntil(session, now).toISOString(),
      presentMemberIds: attended.map(({ memberId }) => memberId),
      attended,
    });
    await this.audit.record(actor, {
      action: 'classes.session-closed',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
      details: { present: attended.length, minutes: heldMinutes(session), closer },
    });
  }

  /** By the rule and the end as they are under the lock: the rule may have been changed while it was waited for. */
  private async attendedIn(locked: ClassSession): Promise<AttendedMinutes[]> {
    const session = (await this.sessions.findSession(locked.id)) ?? locked;
    const marks = await this.ledger.latestOf(session.id);
    return marks
      .filter(({ mark }) => mark === 'present')
      .map((mark) => ({ memberId: mark.memberId, minutes: countedMinutes(mark, session, session.rule) }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }
}
