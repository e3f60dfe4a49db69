import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { type ClassSession } from '../storage/class-session.repository';
import { type Crew, SessionCrew } from './session-crew.service';
import { type RestoredPeople, type ReturnGoal, SessionFate } from './session-fate.service';

/** What came of people and things when a session takes place after all. */
export interface RestoredSession extends RestoredPeople {
  /** What was lent to it and is put away by now. */
  readonly putAwayNames: readonly string[];
}

/** Takes hall, people and things for a cancelled session again; callers hold the locks and have checked access. */
@Injectable()
export class SessionReturn {
  constructor(
    private readonly crews: SessionCrew,
    private readonly fate: SessionFate,
  ) {}

  /** Who assisted in it and what was lent to it. */
  async crewOf(session: ClassSession): Promise<Crew> {
    return this.crews.present(session);
  }

  /** At other hours, or null: at those it had. Needs a transaction. @throws as `SessionCrew.holdHours`, VenueClash, StaffClash, EquipmentClash */
  async bringBack(actor: Actor, session: ClassSession, to: ReturnGoal | null): Promise<RestoredSession> {
    const { id, classGroupId, venueId, trainerId, capacity, communeId } = session;
    const present = { venueId, trainerId, crew: await this.crews.present(session) };
    const { crew, putAwayNames } = await this.crews.leavePutAway(id, present);
    const { startsAt, endsAt } = to ?? session;
    const held = { ...present, classGroupId, crew, capacity, stays: [{ startsAt, endsAt, communeId }] };
    await this.crews.holdHours({ ...held, exceptIds: [id], before: session, isComingBack: true });
    return { ...(await this.fate.restore(actor, session, to)), putAwayNames };
  }
}
