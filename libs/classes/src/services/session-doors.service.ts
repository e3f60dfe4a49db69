import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Events, newId, Transactions } from '@lopso/platform';
import { type AttendedMinutes, SessionClosed } from '../classes.events';
import { countedMinutes } from '../rules/attended-minutes';
import { attendedUntil, type Closer, faultOfClosing } from '../rules/session-doors';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { MarkLedger } from './mark-ledger.service';
import { refuse } from './refusals';
import { RollDoor } from './roll-door.service';

/** What a closed session counted. */
export interface ClosedSession {
  readonly closedAt: Date;
  readonly minutes: number;
  readonly presentCount: number;
  /** Of them, for whom less than the whole session counts. */
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
   * Twice is harmless: the event is published once. An officer of the commune closes for the trainer once the hours are over.
   * @throws ClosesLater, ClosesByTrainer, SessionNotOpen, SessionIsCancelled, NotYourClass, NotFound
   */
  async closeSession(actor: Actor, classSessionId: string): Promise<ClosedSession> {
    return this.transactions.run(async () => {
      const { session, closer } = await this.door.lockToEnd(actor, classSessionId);
      const attended = await this.attendedIn(session);
      const closedAt = session.closedAt ?? (await this.close(actor, { session, closer }, attended));
      const partialCount = attended.filter(({ minutes }) => minutes < session.plannedMinutes).length;
      return { closedAt, minutes: session.plannedMinutes, presentCount: attended.length, partialCount };
    });
  }

  private async close(
    actor: Actor,
    { session, closer }: { readonly session: ClassSession; readonly closer: Closer },
    attended: readonly AttendedMinutes[],
  ): Promise<Date> {
    const now = this.door.now();
    refuse(faultOfClosing(session, now, closer), session, closer === 'trainer' ? 'close' : 'close-for-trainer');
    await this.sessions.enterState(session.id, 'closed', now);
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
      details: { present: attended.length, minutes: session.plannedMinutes, closer },
    });
    return now;
  }

  /** By the rule as it is under the lock: it may have been changed while the lock was waited for. */
  private async attendedIn(locked: ClassSession): Promise<AttendedMinutes[]> {
    const session = (await this.sessions.findSession(locked.id)) ?? locked;
    const marks = await this.ledger.latestOf(session.id);
    return marks
      .filter(({ mark }) => mark === 'present')
      .map((mark) => ({ memberId: mark.memberId, minutes: countedMinutes(mark, session, session.rule) }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }
}
