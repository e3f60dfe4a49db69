import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { MemberService } from '@lopso/org';
import { type Actor, type Permission, representedBy } from '@lopso/platform';
import { areTwo, behind, type Decider } from './approver.rules';

/** Something that one person decided and a second one is to answer. */
export interface FirstDecision {
  readonly id: string;
  readonly unitPath: string;
  readonly by: Decider;
  /** Members whom nobody who is one of them may decide about; none of a list, which follows from what was learnt. */
  readonly holderIds: readonly string[];
}

/** What keeps somebody from being the second person. */
export interface ApprovalObstacles {
  /** She counts as who decided first, or uses the same right. */
  readonly isSamePerson: boolean;
  /** It is about her, or about who lent her the right. */
  readonly isOwn: boolean;
}

/** By which right somebody decides, and about which unit's people. */
export interface ApprovalRight {
  readonly permission: Permission;
  readonly unitPath: string;
}

/** Whether people who decide are different people: the second one from the first, and both from whom it is about. */
@Injectable()
export class ApproverService {
  constructor(
    private readonly accounts: AccountService,
    private readonly members: MemberService,
  ) {}

  /** Who an actor is when she decides by this right, and for whom. */
  deciderOf({ accountId, ...actor }: Actor, { permission: acting, unitPath }: ApprovalRight): Decider {
    return { accountId, onBehalfOf: representedBy({ ...actor, accountId, acting }, unitPath) };
  }

  /** False for the same account, a second account of the same person, and whoever uses the other's right or lent her own. */
  async isAnotherPerson(first: Decider, second: Decider): Promise<boolean> {
    return areTwo(first, second, await this.samePeopleAmong([first, second].flatMap(behind), []));
  }

  /** Tells which of these members an actor is, with whatever account of hers, or who lent her the right that she uses on the unit. */
  async isOwnMemberOf(
    actor: Actor,
    right: ApprovalRight,
    memberIds: readonly string[],
  ): Promise<(memberId: string) => boolean> {
    const decider = this.deciderOf(actor, right);
    const isOnePerson = await this.samePeopleAmong(behind(decider), memberIds);
    return (memberId) => isOwn(memberId, actor, decider, isOnePerson);
  }

  /**
   * Members whom an actor, or who lent her the right, certainly is, in a round or not: who only shares her name is somebody else. For what all of a round
   * get, who may be 20,000: their names are not read.
   */
  async listCertainlyOwn(actor: Actor, right: ApprovalRight): Promise<string[]> {
    const accountIds = behind(this.deciderOf(actor, right));
    const { memberIds, phones } = await this.accounts.findSureMembers(accountIds, (ids) =>
      this.members.getPersonMarks(ids),
    );
    const own = actor.memberId === null ? [] : [actor.memberId];
    return [...new Set([...own, ...memberIds, ...(await this.members.findIdsByTelephone(phones))])];
  }

  /** What keeps an actor from answering each of these, by its id: asked of all at once, for a page of them. */
  async obstaclesToApproval(
    actor: Actor,
    permission: Permission,
    decisions: readonly FirstDecision[],
  ): Promise<ReadonlyMap<string, ApprovalObstacles>> {
    const asked = decisions.map((decision) => {
      const { unitPath } = decision;
      return { ...decision, second: this.deciderOf(actor, { permission, unitPath }) };
    });
    const isOnePerson = await this.samePeopleAmong(
      asked.flatMap(({ by, second }) => [by, second].flatMap(behind)),
      asked.flatMap(({ holderIds }) => holderIds),
    );
    return new Map(
      asked.map(({ id, by, second, holderIds }) => [
        id,
        {
          isSamePerson: !areTwo(by, second, isOnePerson),
          isOwn: holderIds.some((memberId) => isOwn(memberId, actor, second, isOnePerson)),
        },
      ]),
    );
  }

  private async samePeopleAmong(accountIds: readonly string[], memberIds: readonly string[]): Promise<IsOnePerson> {
    return this.accounts.comparePeople([...new Set(accountIds)], memberIds, (ids) => this.members.getPersonMarks(ids));
  }
}

type IsOnePerson = (a: string, b: string) => boolean;

const isOwn = (memberId: string, actor: Actor, decider: Decider, isOnePerson: IsOnePerson): boolean =>
  memberId === actor.memberId || behind(decider).some((id) => isOnePerson(id, memberId));
