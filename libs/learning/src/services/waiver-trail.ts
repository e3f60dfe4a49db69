import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { WAIVE } from '../learning.permissions';
import { type By, type Waiver } from '../storage/waiver.repository';
import { DecidingPeople } from './deciding-people.service';

/** Who did what to a waiver, and when. */
@Injectable()
export class WaiverTrail {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly people: DecidingPeople,
  ) {}

  now(actor: Actor, { unitPath }: Pick<MemberSummary, 'unitPath'>): By {
    const { accountId: by, onBehalfOf } = this.people.deciderOf(actor, { permission: WAIVE, unitPath });
    return { by, onBehalfOf, at: this.clock.now() };
  }

  async note(
    actor: Actor,
    action: string,
    { id: memberId, unitPath }: MemberSummary,
    { id, label, paperNumber }: Pick<Waiver, 'id' | 'label' | 'paperNumber'>,
  ): Promise<void> {
    const entry = { action, subjectType: 'waiver', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { memberId, subject: label, paperNumber } });
  }
}
