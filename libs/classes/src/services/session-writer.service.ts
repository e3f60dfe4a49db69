import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '@lopso/platform';
import { type Period, plannedMinutes } from '../rules/schedule';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type Crew, SessionCrew } from './session-crew.service';

const SECRET_BYTES = 32;

/** Sessions of one class: where, who assists and what is lent, when. */
export interface Meeting {
  readonly venueId: string;
  readonly crew: Crew;
  readonly periods: readonly Period[];
}

/** Writes sessions of a class in the caller's transaction; callers have checked access and hours. */
@Injectable()
export class SessionWriter {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly crews: SessionCrew,
  ) {}

  /** One session for each period, after those the class has; gives their ids. @throws VenueClash, StaffClash, EquipmentClash */
  async write(group: Pick<ClassGroup, 'id' | 'trainerId'>, { venueId, crew, periods }: Meeting): Promise<string[]> {
    const before = (await this.sessions.sessionsOfGroup(group.id)).length;
    await this.crews.holdHours({ venueId, trainerId: group.trainerId, crew });
    const ids: string[] = [];
    for (const [index, period] of periods.entries()) {
      const id = newId();
      await this.sessions.insertSession({
        id,
        classGroupId: group.id,
        number: before + index + 1,
        trainerId: group.trainerId,
        venueId,
        startsAt: period.startsAt,
        endsAt: period.endsAt,
        plannedMinutes: plannedMinutes(period),
        scanSecret: randomBytes(SECRET_BYTES),
      });
      await this.crews.write(id, crew);
      ids.push(id);
    }
    return ids;
  }
}
