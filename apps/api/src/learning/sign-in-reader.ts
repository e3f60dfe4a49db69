import { Injectable } from '@nestjs/common';
import { ActivationCodeService, type IssuedCode } from '@lopso/identity';
import { HeldRightService } from '@lopso/org';
import { type Actor, NotFound, Throttle, type ThrottleRule, Transactions } from '@lopso/platform';
import { MemberAccountService } from '../org/member-account.service';

/** A leader who reads a code to everybody of a full team twice is still within it. */
const READING: ThrottleRule = { name: 'identity.read-aloud', limit: 20, windowSeconds: 86_400 };

/** A one-time code for somebody of a team, to be read aloud by its leader. */
@Injectable()
export class SignInReader {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly memberAccounts: MemberAccountService,
    private readonly activationCodes: ActivationCodeService,
    private readonly throttle: Throttle,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Makes the code; the ones before, printed ones too, are worth nothing.
   * @throws NotFound for a group the actor does not lead, one that is no team, and somebody who sits elsewhere
   * @throws TooManyRequests, AccountIsClosed, AccountHasWiderRights
   */
  async issue(actor: Actor, groupId: string, memberId: string): Promise<IssuedCode> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const { teamId, unitPath } = group;
    const person = await this.heldRights.getLedPerson(group, memberId);
    if (teamId === null || memberId === actor.memberId) throw new NotFound();
    await this.throttle.spend(READING, actor.accountId);
    return this.transactions.run(async () => {
      const [accountId] = await this.memberAccounts.ensureAccounts(actor, [person]);
      if (accountId === undefined) throw new NotFound();
      return this.activationCodes.issueCodeAloud(actor, accountId, { id: teamId, unitPath });
    });
  }
}
