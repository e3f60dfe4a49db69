import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { MemberRecordRepository } from '../storage/member-record.repository';

/** Lets people belong to another unit. */
@Injectable()
export class HomeMover {
  constructor(
    private readonly members: MemberRecordRepository,
    private readonly audit: Audit,
  ) {}

  /** `actor` null: the day has come that an officer chose earlier. Runs in the caller's transaction, which locked the person. */
  async moveTo(
    actor: Actor | null,
    member: { readonly id: string; readonly unitPath: string },
    home: { readonly id: string; readonly path: string },
  ): Promise<void> {
    await this.members.moveTo(member.id, home);
    await this.audit.record(actor, {
      action: 'org.member-moved',
      subjectType: 'member',
      subjectId: member.id,
      unitPath: home.path,
      details: { fromUnitPath: member.unitPath, toUnitPath: home.path },
    });
  }
}
