import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { SessionIsCancelled, SessionStarted } from '../classes.errors';
import { SCHEDULE_CLASSES } from '../classes.permissions';
import { periodOf, plannedMinutes } from '../rules/schedule';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { SessionHours, type SessionPlan } from './session-hours.service';

/** Moves planned sessions. */
@Injectable()
export class MoveSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly hours: SessionHours,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a planned session other hours or another venue of the commune; the hours of its people follow.
   * @throws SessionStarted, SessionIsCancelled, VenueBusy, TrainerBusy, MembersBusy, and as `SessionHours.require`
   */
  async moveSession(actor: Actor, id: string, plan: SessionPlan): Promise<void> {
    const known = this.access.own(actor, SCHEDULE_CLASSES, await this.sessions.findSession(id));
    await this.hours.require(actor, plan, known);
    const period = periodOf(plan);
    const tried = { venueId: plan.venueId, trainerId: known.trainerId, periods: [period], sessionId: id };
    await this.clashes.naming(tried, () =>
      this.transactions.run(async () => {
        const session = this.access.own(actor, SCHEDULE_CLASSES, await this.sessions.lockSession(id, 'update'));
        if (session.state === 'cancelled') throw new SessionIsCancelled();
        if (session.state !== 'planned') throw new SessionStarted();
        const minutes = plannedMinutes(period);
        await this.sessions.moveSession(id, {
          ...period,
          venueId: plan.venueId,
          plannedMinutes: minutes,
          at: this.clock.now(),
        });
      }),
    );
  }
}
