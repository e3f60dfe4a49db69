import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { SessionIsCancelled, SessionStarted } from '../classes.errors';
import { SessionChangedSince } from '../classes-ground.errors';
import { periodOf } from '../rules/schedule';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { standingIn } from './session-crew.service';
import { SessionHours, type SessionPlan } from './session-hours.service';
import { SessionMover } from './session-mover.service';

/** Moves planned sessions. */
@Injectable()
export class MoveSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly hours: SessionHours,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly mover: SessionMover,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives a planned session other hours, people, things or another venue of the commune; the hours of its people follow. Answers the names of those who
   * are not in it any more: of one that had begun, who is busy at the new hours. A plan carries the whole
   * session, so one that was decided on an older revision would undo what others did since: it is refused, unless all is as it wishes (it came twice).
   * @throws SessionChangedSince, SessionStarted, SessionIsCancelled, VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, OnHoliday, and as
   * `SessionHours.require`, `SessionCrew.staffing` and `ClassAccess.requireHanding`
   */
  async moveSession(actor: Actor, id: string, plan: SessionPlan): Promise<readonly string[]> {
    const known = this.movable(actor, plan, await this.sessions.findSession(id));
    if (plan.revision !== undefined && plan.revision !== known.revision) {
      if (known.state === 'planned' && (await this.mover.isAsPlanned(known, plan))) return [];
      requireAsSeen(known, plan);
    }
    await this.hours.require(actor, plan, known, known);
    // A session that stays on its day was asked about when it came there.
    const isSameDay = vietnamDateOf(known.startsAt) === plan.on;
    const holidays = isSameDay ? [] : await this.hours.daysOff([plan], plan.isHolidayKnown);
    const to = { ...periodOf(plan), venueId: plan.venueId, holidays };
    const { communeId, classGroupId } = known;
    const { trainer: named, crew: wished } = await this.mover.staffingFor(known, plan);
    const people = { trainerId: named.accountId, trainerName: named.name, crew: wished };
    const tried = {
      ...to,
      ...people,
      communeId,
      periods: [to],
      sessionId: id,
      classGroupId,
      standing: [standingIn(known)],
    };
    return this.clashes.naming(actor, tried, () =>
      this.transactions.run(async () => {
        await this.sessions.lockClassOf(id);
        const session = this.movable(actor, plan, await this.sessions.lockSession(id, 'update'));
        requireAsSeen(session, plan);
        // Another may stand before it since: who is replaced in between stays replaced.
        const { trainer, crew } = await this.mover.staffingFor(session, plan);
        return this.mover.moveAlone(actor, session, { ...to, trainerId: trainer.accountId, trainer, crew });
      }),
    );
  }

  private movable(actor: Actor, plan: SessionPlan, row: ClassSession | null): ClassSession {
    const session = this.access.changeable(actor, row);
    this.access.requireHanding(actor, session, plan.trainerId);
    return session;
  }
}

/** @throws SessionIsCancelled, SessionStarted, SessionChangedSince */
function requireAsSeen({ state, revision }: ClassSession, plan: SessionPlan): void {
  if (state === 'cancelled') throw new SessionIsCancelled();
  if (state !== 'planned') throw new SessionStarted();
  if (plan.revision !== undefined && plan.revision !== revision) throw new SessionChangedSince();
}
