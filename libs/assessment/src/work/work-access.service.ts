import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who may see or judge whose work. */
@Injectable()
export class WorkAccess {
  constructor(
    private readonly members: MemberService,
    private readonly access: Access,
  ) {}

  /** Whose own work it is. @throws Forbidden, MembershipOver */
  requireOwnWork(actor: Actor, permission: Permission): string {
    return this.access.requireMember(actor, permission);
  }

  /**
   * The work with its author, where the actor holds the permission today. Work that is not there asks the database as much as work
   * that is hidden, so that the time of an answer tells nothing. @throws NotFound, also of somebody erased
   */
  async requireWork<Work extends { readonly memberId: string }>(
    actor: Actor,
    permission: Permission,
    work: Work | null,
  ): Promise<{ readonly work: Work; readonly author: MemberSummary }> {
    const memberId = work?.memberId ?? NOBODY;
    const author = (await this.members.describeMembers([memberId])).get(memberId);
    if (work === null || author === undefined) throw new NotFound();
    this.access.require(actor, permission, author);
    return { work, author };
  }
}
