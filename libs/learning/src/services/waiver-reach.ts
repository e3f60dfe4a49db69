import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { OwnWaiver, SamePerson } from '../learning.errors';
import { WAIVE } from '../learning.permissions';
import { type Decider } from '../rules/deciders';
import { DecidingPeople } from './deciding-people.service';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose requirements an officer may waive: members of her units, never her own. */
@Injectable()
export class WaiverReach {
  constructor(
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly people: DecidingPeople,
  ) {}

  /** The row with its member; what is not there asks the database as much as what is hidden. @throws NotFound */
  async require<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
    permission: Permission = WAIVE,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const memberId = row?.memberId ?? NOBODY;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (row === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { row, member };
  }

  /** The same for who changes something. @throws OwnWaiver for her own, also by a second account of hers or a right that she lent */
  async requireOther<Row extends { readonly memberId: string }>(
    actor: Actor,
    row: Row | null,
  ): Promise<{ readonly row: Row; readonly member: MemberSummary }> {
    const found = await this.require(actor, row);
    const right = { permission: WAIVE, unitPath: found.member.unitPath };
    const isOwn = await this.people.ownAmong(actor, right, [found.member.id]);
    if (isOwn(found.member.id)) throw new OwnWaiver();
    return found;
  }

  /** @throws SamePerson unless the actor is another person than who said the first word, by another right (decision 0104) */
  async requireSecond(actor: Actor, first: Decider, { unitPath }: MemberSummary): Promise<void> {
    const second = this.people.deciderOf(actor, { permission: WAIVE, unitPath });
    if (!(await this.people.isAnother(first, second))) throw new SamePerson();
  }
}
