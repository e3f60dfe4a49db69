import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Transactions } from '@lopso/platform';
import { SessionStarted } from '../classes.errors';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ScheduleClashes } from './schedule-clashes.service';

/** Cancels planned sessions, and brings them back: by their trainer, or by an officer of the commune in the trainer's place. */
@Injectable()
export class CancelSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly booked: BookedSessionRepository,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Frees venue, trainer and members. Twice is harmless. @throws SessionStarted, NotYourClass, NotFound */
  async cancelSession(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const session = await this.lockToEnd(actor, id);
      if (session.state === 'cancelled') return;
      if (session.state !== 'planned') throw new SessionStarted();
      await this.booked.freeAll(id);
      await this.enter(actor, session, 'cancelled');
    });
  }

  /**
   * Undoes a cancellation; gives how many booked people are busy then and so are not on its roll. Twice is harmless.
   * @throws VenueBusy, TrainerBusy when somebody took the hours
   */
  async restoreSession(actor: Actor, id: string): Promise<number> {
    const known = this.access.endable(actor, await this.sessions.findSession(id));
    const tried = { venueId: known.venueId, trainerId: known.trainerId, periods: [known], sessionId: id };
    return this.clashes.naming(tried, () =>
      this.transactions.run(async () => {
        const session = await this.lockToEnd(actor, id);
        if (session.state !== 'cancelled') return 0;
        await this.enter(actor, session, 'planned');
        return this.booked.occupyForSession(session.classGroupId, id);
      }),
    );
  }

  /** The class first: whoever is being booked is seen, whoever books next sees what became of the session. */
  private async lockToEnd(actor: Actor, id: string): Promise<ClassSession> {
    await this.sessions.lockClassOf(id);
    return this.access.endable(actor, await this.sessions.lockSession(id, 'update'));
  }

  private async enter(actor: Actor, session: ClassSession, state: 'planned' | 'cancelled'): Promise<void> {
    await this.sessions.enterState(session.id, state, null);
    await this.audit.record(actor, {
      action: state === 'cancelled' ? 'classes.session-cancelled' : 'classes.session-restored',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
    });
  }
}
