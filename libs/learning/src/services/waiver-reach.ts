import { Injectable } from '@nestjs/common';
import { Members, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { OwnWaiver } from '../learning.errors';
import { WAIVE } from '../learning.permissions';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose requirements an officer may waive: members of her units, never her own. */
@Injectable()
export class WaiverReach {
  constructor(
    private readonly members: Members,
    private readonly access: Access,
  ) {}

  /** The row with its member; what is not there asks the database as much as what is hidden. @throws NotFound */
  async require<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
    permission: Permission = WAIVE,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const memberId = row?.memberId ?? NOBODY;
    const member = (await this.members.describe([memberId])).get(memberId);
    if (row === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { row, member };
  }

  /** The same for who changes something. @throws OwnWaiver for her own */
  async requireOther<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const found = await this.require(actor, row);
    if (found.member.id === actor.memberId) throw new OwnWaiver();
    return found;
  }
}
