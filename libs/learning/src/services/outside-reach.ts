import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { OwnOutside, SamePerson } from '../learning.errors';
import { CHECK_OUTSIDE } from '../learning.permissions';
import { type Decider } from '../rules/deciders';
import { type OutsideClaim, type WaitingClaim } from '../storage/outside-claim.repository';
import { DecidingPeople } from './deciding-people.service';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A claim with who it is of. */
export interface QueuedClaim {
  readonly claim: OutsideClaim;
  readonly member: MemberSummary;
}

/** Who may see or decide on a claim: officers of the units its member is in now. */
@Injectable()
export class OutsideReach {
  constructor(
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly people: DecidingPeople,
  ) {}

  /** A claim that is not there asks the database as much as one that is hidden. @throws NotFound, also of somebody erased */
  async require(
    actor: Actor,
    claim: OutsideClaim | null,
    permission: Permission = CHECK_OUTSIDE,
  ): Promise<QueuedClaim> {
    const memberId = claim?.memberId ?? NOBODY;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (claim === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { claim, member };
  }

  /** The same for who decides. @throws OwnOutside for her own, also by a second account of hers or a right that she lent (decision 0104) */
  async requireOther(actor: Actor, claim: OutsideClaim | null): Promise<QueuedClaim> {
    const found = await this.require(actor, claim);
    const right = { permission: CHECK_OUTSIDE, unitPath: found.member.unitPath };
    const isOwn = await this.people.ownAmong(actor, right, [found.member.id]);
    if (isOwn(found.member.id)) throw new OwnOutside();
    return found;
  }

  /** @throws SamePerson for who sent it in for the member: another person accepts it, by another right (decision 0134) */
  async requireSecond(actor: Actor, { claim, member }: QueuedClaim): Promise<void> {
    const first = entererOf(claim);
    if (first === null) return;
    const second = this.people.deciderOf(actor, { permission: CHECK_OUTSIDE, unitPath: member.unitPath });
    if (!(await this.people.isAnother(first, second))) throw new SamePerson();
  }

  /** The ids of those that an actor sent in for the members herself: she does not accept them. */
  async enteredBy(actor: Actor, claims: readonly QueuedClaim[]): Promise<ReadonlySet<string>> {
    const decisions = claims.flatMap(({ claim, member }) => {
      const by = entererOf(claim);
      return by === null ? [] : [{ id: claim.id, unitPath: member.unitPath, by, holderIds: [] }];
    });
    if (decisions.length === 0) return new Set();
    const bars = await this.people.barsTo(actor, CHECK_OUTSIDE, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson }]) => (isSamePerson ? [id] : [])));
  }

  /** The ids of those that an actor may decide about: not her own, with whatever account, nor one that she sent in; she may let one stand that became doubtful. */
  async openTo(
    actor: Actor,
    claims: readonly { readonly claim: WaitingClaim; readonly member: MemberSummary }[],
  ): Promise<ReadonlySet<string>> {
    if (claims.length === 0) return new Set();
    const decisions = claims.map(({ claim, member: { id: memberId, unitPath } }) => ({
      ...{ id: claim.id, unitPath, holderIds: [memberId] },
      by: (claim.isDoubtful ? null : entererOf(claim)) ?? { accountId: NOBODY, onBehalfOf: null },
    }));
    const bars = await this.people.barsTo(actor, CHECK_OUTSIDE, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson, isOwn }]) => (isSamePerson || isOwn ? [] : [id])));
  }
}

type Entered = Pick<OutsideClaim, 'enteredBy' | 'enteredFor'>;

function entererOf({ enteredBy: accountId, enteredFor: onBehalfOf }: Entered): Decider | null {
  return accountId === null ? null : { accountId, onBehalfOf };
}
