import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { SessionStarted } from '../classes.errors';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { SessionCrew, standingIn } from './session-crew.service';
import { type RestoredPeople, SessionFate } from './session-fate.service';

/** What came of people and things when a session takes place after all. */
export interface RestoredSession extends RestoredPeople {
  /** What was lent to it and is put away by now. */
  readonly putAwayNames: readonly string[];
}

const NOTHING: RestoredSession = { missingCount: 0, replacedCount: 0, awayNames: [], putAwayNames: [] };

/** Cancels planned sessions, and brings them back: by their trainer, or by an officer of the commune in the trainer's place. */
@Injectable()
export class CancelSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly fate: SessionFate,
    private readonly crews: SessionCrew,
    private readonly transactions: Transactions,
  ) {}

  /** Frees venue, trainer and members. Twice is harmless. @throws SessionStarted, NotYourClass, NotFound */
  async cancelSession(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const session = await this.lockToEnd(actor, id);
      if (session.state === 'cancelled') return;
      if (session.state !== 'planned') throw new SessionStarted();
      await this.fate.cancel(actor, session);
    });
  }

  /**
   * Undoes a cancellation; gives what came of its people. Twice is harmless.
   * What is put away meanwhile is left off. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy when somebody took the hours,
   * VenueClosedSince, VenueHoldsFewer
   */
  async restoreSession(actor: Actor, id: string): Promise<RestoredSession> {
    const known = this.access.endable(actor, await this.sessions.findSession(id));
    const crew = await this.crews.present(known);
    const tried = { ...known, crew, periods: [known], sessionId: id, standing: [standingIn(known)] };
    return this.clashes.naming(actor, tried, () =>
      this.transactions.run(async () => {
        const session = await this.lockToEnd(actor, id);
        if (session.state !== 'cancelled') return NOTHING;
        const { crew: lent, putAwayNames } = await this.crews.leavePutAway(id, tried);
        const { capacity } = session;
        const held = { ...tried, crew: lent, capacity, stays: [session], exceptIds: [id], before: session };
        await this.crews.holdHours({ ...held, isComingBack: true });
        return { ...(await this.fate.restore(actor, session)), putAwayNames };
      }),
    );
  }

  /** The class first: whoever is being booked is seen, whoever books next sees what became of the session. */
  private async lockToEnd(actor: Actor, id: string): Promise<ClassSession> {
    await this.sessions.lockClassOf(id);
    return this.access.endable(actor, await this.sessions.lockSession(id, 'update'));
  }
}
