import { Injectable } from '@nestjs/common';
import { type Actor, Audit, NotFound } from '@lopso/platform';
import { LedProgress, type LedPerson, type LedProgressView } from './led-progress.service';

/** Somebody who is to be reminded, and the group she is led in. */
export interface Reminded {
  readonly group: LedProgressView['group'];
  readonly person: LedPerson;
}

/** Reminders that a leader sends herself, by telephone or message; the system sends nothing. */
@Injectable()
export class Reminders {
  constructor(
    private readonly progress: LedProgress,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound for a group the actor does not lead, somebody outside it, and the actor herself */
  async find(actor: Actor, groupId: string, memberId: string): Promise<Reminded> {
    const found = await this.progress.person(actor, groupId, memberId);
    if (memberId === actor.memberId) throw new NotFound();
    return found;
  }

  /** Writes down that a reminder was made, so that the person can see who reminded her. */
  async note(actor: Actor, { group, person }: Reminded): Promise<void> {
    await this.audit.record(actor, {
      action: 'learning.reminder-written',
      subjectType: 'member',
      subjectId: person.member.id,
      unitPath: group.unitPath,
      details: { memberId: person.member.id },
    });
  }
}
