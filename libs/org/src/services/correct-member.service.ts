import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { MANAGE_MEMBERS } from '../org.permissions';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { type PersonDraft, recordOf } from './person-record';

/** Corrects what is written of a person. */
@Injectable()
export class CorrectMember {
  constructor(
    private readonly members: MemberRecordRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Writes the corrected form; the audit trail names the changed fields, not their values.
   * @throws NotFound when the person lies outside the actor's units or was erased: a form kept open brings nobody back
   * @throws InvalidInput with every faulty field
   */
  async correctMember(actor: Actor, memberId: string, person: PersonDraft): Promise<void> {
    const record = recordOf(person, this.clock.today());
    await this.transactions.run(async () => {
      const stored = await this.members.lock(memberId);
      if (stored === null || stored.erasedAt !== null) throw new NotFound();
      this.access.require(actor, MANAGE_MEMBERS, stored);
      await this.members.correct(memberId, record);
      const fields = (['fullName', 'birthYear', 'kind', 'organisation', 'phone'] as const).filter(
        (field) => stored[field] !== record[field],
      );
      await this.audit.record(actor, {
        action: 'org.member-corrected',
        subjectType: 'member',
        subjectId: memberId,
        unitPath: stored.unitPath,
        fields,
      });
    });
  }
}
