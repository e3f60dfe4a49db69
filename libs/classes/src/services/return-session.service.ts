import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { SessionIsBack } from '../classes-crew.errors';
import { periodOf, type TypedHours } from '../rules/schedule';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { standingIn } from './session-crew.service';
import { type ReturnGoal } from './session-fate.service';
import { SessionHours } from './session-hours.service';
import { type RestoredSession, SessionReturn } from './session-return.service';

/** Hours at which a cancelled session takes place after all. */
export interface ReturnHours extends TypedHours {
  /** It is known that the day is a day off. */
  readonly isHolidayKnown?: boolean | undefined;
}

const NOTHING: RestoredSession = { missingCount: 0, replacedCount: 0, awayNames: [], putAwayNames: [] };

/** Brings cancelled sessions back: their trainer does, or an officer over them in the trainer's place. */
@Injectable()
export class ReturnSession {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly hours: SessionHours,
    private readonly back: SessionReturn,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Undoes a cancellation, at the hours it had or at `other` ones in the same hall (decision 0113); gives what came of its people. Twice is harmless.
   * What is put away meanwhile is left off. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy when somebody took the hours, each with other
   * hours; TrainerAway, AssistantAway, ScheduleRefused, OnHoliday of other ones; VenueClosedSince, VenueHoldsFewer, SessionIsBack
   */
  async restoreSession(actor: Actor, id: string, other: ReturnHours | null = null): Promise<RestoredSession> {
    const known = this.access.cancellable(actor, await this.sessions.findSession(id));
    const to = await this.goalOf(known, other);
    const { classGroupId, venueId, communeId, trainerId, trainerName } = known;
    const tried = {
      ...{ classGroupId, venueId, communeId, trainerId, trainerName, crew: await this.back.crewOf(known) },
      ...{ periods: [to ?? known], sessionId: id, standing: [standingIn(known)] },
    };
    return this.clashes.naming(actor, tried, () =>
      this.transactions.run(async () => {
        // The class first: whoever books next sees what became of the session.
        await this.sessions.lockClassOf(id);
        const session = this.access.cancellable(actor, await this.sessions.lockSession(id, 'update'));
        if (session.state === 'cancelled') return this.back.bringBack(actor, session, to);
        if (to !== null && !isAt(session, to)) throw new SessionIsBack();
        return NOTHING;
      }),
    );
  }

  /** Null: the hours it had. */
  private async goalOf({ startsAt }: ClassSession, other: ReturnHours | null): Promise<ReturnGoal | null> {
    if (other === null) return null;
    this.hours.requireAhead(other);
    const isSameDay = vietnamDateOf(startsAt) === other.on;
    const holidays = isSameDay ? [] : await this.hours.daysOff([other], other.isHolidayKnown);
    return { ...periodOf(other), holidays };
  }
}

const isAt = ({ startsAt, endsAt }: ClassSession, to: ReturnGoal): boolean =>
  startsAt.getTime() === to.startsAt.getTime() && endsAt.getTime() === to.endsAt.getTime();
