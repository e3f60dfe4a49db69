import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Events, newId, Transactions } from '@lopso/platform';
import { SessionClosed } from '../classes.events';
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
      const present = await this.presentIn(classSessionId);
      const closedAt = session.closedAt ?? (await this.close(actor, { session, closer }, present));
      return { closedAt, minutes: session.plannedMinutes, presentCount: present.length };
    });
  }

  private async close(
    actor: Actor,
    { session, closer }: { readonly session: ClassSession; readonly closer: Closer },
    presentMemberIds: readonly string[],
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
      presentMemberIds,
    });
    await this.audit.record(actor, {
      action: 'classes.session-closed',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
      details: { present: presentMemberIds.length, minutes: session.plannedMinutes, closer },
    });
    return now;
  }

  private async presentIn(classSessionId: string): Promise<string[]> {
    const marks = await this.ledger.latestOf(classSessionId);
    return marks
      .filter(({ mark }) => mark === 'present')
      .map(({ memberId }) => memberId)
      .sort();
  }
}
