import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { ATTEND_CLASSES } from '../classes.permissions';

/** A member who acts for herself. */
export interface SelfMember extends MemberSummary {
  /** ltree path of her province; classes of another one do not exist for her. */
  readonly provincePath: string;
}

/** Finds the member behind an account. */
@Injectable()
export class OwnMember {
  constructor(
    private readonly access: Access,
    private readonly members: MemberService,
  ) {}

  /** @throws Forbidden for an account without a member, NotFound when the member is gone */
  async of(actor: Actor): Promise<SelfMember> {
    const id = this.access.requireMember(actor, ATTEND_CLASSES);
    const member = (await this.members.describeMembers([id])).get(id);
    if (member === undefined) throw new NotFound();
    return { ...member, provincePath: member.unitPath.split('.')[0] ?? '' };
  }
}
