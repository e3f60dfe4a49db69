import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, IdempotencyConflict, newId, Transactions } from '@lopso/platform';
import { type Period, plannedMinutes } from '../rules/schedule';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';

const SECRET_BYTES = 32;

/** Writes new classes and sessions; callers have checked access and hours. */
@Injectable()
export class ClassWriter {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly booked: BookedSessionRepository,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** True when this very class is written already. @throws IdempotencyConflict when another one has its id */
  async isWritten(group: ClassGroup, venueId: string, periods: readonly Period[]): Promise<boolean> {
    const found = await this.groups.findGroup(group.id);
    if (found === null) return false;
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    const isSame =
      found.trainerId === group.trainerId &&
      found.title === group.title &&
      found.capacity === group.capacity &&
      meetingsOf(sessions) === meetingsOf(periods.map((period) => ({ ...period, venueId })));
    if (!isSame) throw new IdempotencyConflict();
    return true;
  }

  /** Writes a class with its sessions; false when a class of this id was written in the meantime. */
  async writeClass(actor: Actor, group: ClassGroup, venueId: string, periods: readonly Period[]): Promise<boolean> {
    return this.transactions.run(async () => {
      const stamp = { createdBy: actor.accountId, createdAt: this.clock.now() };
      if (!(await this.groups.insertGroup({ ...group, ...stamp }))) return false;
      const inOrder = [...periods].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      for (const [index, period] of inOrder.entries()) await this.writeSession(group, venueId, period, index + 1);
      await this.audit.record(actor, {
        action: 'classes.class-scheduled',
        subjectType: 'class-group',
        subjectId: group.id,
        unitPath: group.unitPath,
        details: { sessions: periods.length },
      });
      return true;
    });
  }

  /** Writes one more session and books it for everybody of the class who is free. @throws VenueClash, TrainerClash */
  async appendSession(group: ClassGroup, venueId: string, period: Period): Promise<void> {
    await this.transactions.run(async () => {
      await this.groups.lockGroup(group.id);
      const number = (await this.sessions.sessionsOfGroup(group.id)).length + 1;
      const id = await this.writeSession(group, venueId, period, number);
      await this.booked.occupyForSession(group.id, id);
    });
  }

  private async writeSession(
    group: Pick<ClassGroup, 'id' | 'trainerId'>,
    venueId: string,
    period: Period,
    number: number,
  ): Promise<string> {
    const id = newId();
    await this.sessions.insertSession({
      id,
      classGroupId: group.id,
      number,
      trainerId: group.trainerId,
      venueId,
      startsAt: period.startsAt,
      endsAt: period.endsAt,
      plannedMinutes: plannedMinutes(period),
      scanSecret: randomBytes(SECRET_BYTES),
    });
    return id;
  }
}

/** Where and when a class meets, the same in whatever order it was typed. */
function meetingsOf(meetings: readonly (Period & { readonly venueId: string })[]): string {
  return meetings
    .map(({ venueId, startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()} ${venueId}`)
    .sort()
    .join('\n');
}
