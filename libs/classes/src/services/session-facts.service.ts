import { Injectable } from '@nestjs/common';
import { AttendanceRepository } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type Equipment, EquipmentRepository } from '../storage/equipment.repository';

/** What is known of a session beside its plan. */
export interface SessionFact {
  readonly bookedCount: number;
  readonly presentCount: number;
  /** What is lent to it, by name. */
  readonly equipment: readonly Equipment[];
}

/** Gathers what lists of sessions show beside the plan. */
@Injectable()
export class SessionFacts {
  constructor(
    private readonly booked: BookedSessionRepository,
    private readonly marks: AttendanceRepository,
    private readonly equipment: EquipmentRepository,
  ) {}

  /** Of each session, by id. */
  async of(classSessionIds: readonly string[]): Promise<(id: string) => SessionFact> {
    const booked = await this.booked.countsOf(classSessionIds);
    const present = await this.marks.presentCountsOf(classSessionIds);
    const lent = await this.equipment.lentTo(classSessionIds);
    return (id) => ({
      bookedCount: booked.get(id) ?? 0,
      presentCount: present.get(id) ?? 0,
      equipment: lent.get(id) ?? [],
    });
  }
}
