import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { HomeFollowers } from './home-followers';

interface Home {
  readonly id: string;
  readonly path: string;
}

/** Lets people belong to another unit. */
@Injectable()
export class HomeMover {
  constructor(
    private readonly members: MemberRecordRepository,
    private readonly followers: HomeFollowers,
    private readonly audit: Audit,
  ) {}

  /** `actor` null: the day has come that an officer chose earlier. Runs in the caller's transaction, which locked the person. */
  async moveTo(
    actor: Actor | null,
    member: { readonly id: string; readonly unitPath: string },
    home: Home,
  ): Promise<void> {
    await this.moveAll([member.id], home);
    await this.audit.record(actor, {
      action: 'org.member-moved',
      subjectType: 'member',
      subjectId: member.id,
      unitPath: home.path,
      details: { fromUnitPath: member.unitPath, toUnitPath: home.path },
    });
  }

  /** Many at once, whose act has an audit entry of its own. Runs in the caller's transaction, which locked them. */
  async moveAll(memberIds: readonly string[], home: Home): Promise<void> {
    await this.members.moveAll(memberIds, home);
    await this.followers.follow(memberIds);
  }
}
