import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { SessionStarted } from '../classes.errors';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { SessionFate } from './session-fate.service';

/** Cancels planned sessions: their trainer does, or an officer over them in the trainer's place. */
@Injectable()
export class CancelSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly access: ClassAccess,
    private readonly fate: SessionFate,
    private readonly transactions: Transactions,
  ) {}

  /** Frees venue, trainer and members. Twice is harmless. @throws SessionStarted, NotYourClass, NotFound */
  async cancelSession(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      // The class first: whoever is being booked is seen.
      await this.sessions.lockClassOf(id);
      const session = this.access.cancellable(actor, await this.sessions.lockSession(id, 'update'));
      if (session.state === 'cancelled') return;
      if (session.state !== 'planned') throw new SessionStarted();
      await this.fate.cancel(actor, session);
    });
  }
}
