import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '@lopso/platform';
import { type Period, plannedMinutes } from '../rules/schedule';
import { type Stay } from '../rules/way-between';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { Asking } from './asking.service';
import { type Crew, SessionCrew } from './session-crew.service';

const SECRET_BYTES = 32;

/** Sessions of one class: where, who assists and what is lent, when. */
export interface Meeting {
  readonly venueId: string;
  readonly crew: Crew;
  readonly periods: readonly Period[];
  /** Days off (`yyyy-mm-dd`) on which a session is laid knowingly; the trail keeps them. */
  readonly holidays?: readonly string[];
}

/** A session just written. */
export interface WrittenSession extends Stay {
  readonly id: string;
  readonly classGroupId: string;
}

/** Writes sessions of a class in the caller's transaction; callers have checked access and hours. */
@Injectable()
export class SessionWriter {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly crews: SessionCrew,
    private readonly asking: Asking,
  ) {}

  /** One session for each period, after those the class has; gives them. @throws VenueClash, StaffClash, StaffAway, StaffTooFar, EquipmentClash */
  async write(group: ClassGroup, meeting: Meeting): Promise<WrittenSession[]> {
    return this.asking.around(group.id, () => this.writeAll(group, meeting));
  }

  private async writeAll(group: ClassGroup, { venueId, crew, periods }: Meeting): Promise<WrittenSession[]> {
    const before = (await this.sessions.sessionsOfGroup(group.id)).length;
    const stays = periods.map((period) => ({ ...period, communeId: group.communeId }));
    const { trainerId, capacity } = group;
    await this.crews.holdHours({ venueId, trainerId, capacity, crew, stays, exceptIds: [] });
    const written: WrittenSession[] = [];
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
      written.push({ ...period, id, classGroupId: group.id, communeId: group.communeId });
    }
    return written;
  }
}
