import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type Period, plannedMinutes } from '../rules/schedule';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { Asking } from './asking.service';
import { ChangeTrail } from './change-trail';
import { leaveRows } from './leave-rows';
import { LocalDays } from './local-days';
import { SessionSeating } from './session-seating.service';

/** What came of people when a session takes place after all. */
export interface RestoredPeople {
  /** Booked people who are busy then and so are not on its roll. */
  readonly missingCount: number;
  /** People who were named for the class and got another one about the same meanwhile: they have no place in it any more. */
  readonly replacedCount: number;
  /** Who stands before it and is on leave that day, the trainer first: somebody has to stand in. */
  readonly awayNames: readonly string[];
}

/** Other hours at which a cancelled session takes place after all. */
export interface ReturnGoal extends Period {
  /** Days off (`yyyy-mm-dd`) on which it is laid knowingly. */
  readonly holidays: readonly string[];
}

/** Writes that a session does not take place, or does after all; callers hold the locks and have checked access. */
@Injectable()
export class SessionFate {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly seating: SessionSeating,
    private readonly asking: Asking,
    private readonly trail: ChangeTrail,
    private readonly clock: Clock,
    private readonly days: LocalDays,
  ) {}

  /** Frees venue, trainer and members. Needs a transaction. */
  async cancel(actor: Actor, session: ClassSession): Promise<void> {
    await this.seating.freeAll(session.id);
    await this.enter(actor, session, 'cancelled', null);
  }

  /**
   * Who got another class in place of one that was cancelled whole has none in it any more. At other hours, or null: at those it had.
   * Needs a transaction. @throws VenueClash, StaffClash, EquipmentClash
   */
  async restore(actor: Actor, session: ClassSession, to: ReturnGoal | null): Promise<RestoredPeople> {
    const replacedCount = await this.seating.leaveReplaced(session.classGroupId);
    await this.enter(actor, session, 'planned', to);
    const back = { ...session, ...(to ?? {}) };
    const missingCount = await this.seating.seat(back);
    return { missingCount, replacedCount, awayNames: await this.away(back) };
  }

  private async away(session: ClassSession): Promise<string[]> {
    const { trainerId: accountId, trainerName: name, assistants, startsAt } = session;
    const people = [{ accountId, name }, ...assistants];
    const away = await leaveRows(this.days, people, { startsAt, endsAt: startsAt });
    return people.filter((one) => away.some(({ holderId }) => holderId === one.accountId)).map((one) => one.name);
  }

  private async enter(
    actor: Actor,
    session: ClassSession,
    state: 'planned' | 'cancelled',
    to: ReturnGoal | null,
  ): Promise<void> {
    const { id, classGroupId, venueId } = session;
    const at = this.clock.now();
    await this.asking.around(classGroupId, async () => {
      // Cancelled it holds nobody: whatever is in the way is in the way of its coming back.
      if (to !== null) await this.sessions.moveSession(id, { ...to, venueId, plannedMinutes: plannedMinutes(to), at });
      await this.sessions.enterState(id, state, at);
    });
    await this.trail.noteFate(actor, session, { state, at, holidays: to?.holidays ?? [] });
  }
}
