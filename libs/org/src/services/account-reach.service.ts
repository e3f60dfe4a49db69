import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { AccountHasWiderRights } from '../org.errors';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { LeaderSeatRepository } from '../storage/leader-seat.repository';
import { RoleGrantRepository } from '../storage/role-grant.repository';
import { GrantGate } from './grant-gate';
import { type GrantHolder } from './held-rights.service';

/**
 * Whoever sets a new password for an account can act with its rights. So a code for an account is made only by somebody
 * who may give every right that the account holds or will hold.
 */
@Injectable()
export class AccountReach {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly seats: LeaderSeatRepository,
    private readonly fate: GrantFateRepository,
    private readonly gate: GrantGate,
    private readonly clock: Clock,
  ) {}

  /** Those of the accounts that hold a right, now or later, or lead a team, now or later, which the actor may not give. */
  async beyond(actor: Actor, holders: readonly GrantHolder[]): Promise<Set<string>> {
    const today = this.clock.today();
    const held = await this.grants.standingOf(
      holders.map(({ accountId }) => accountId),
      today,
    );
    const memberIds = holders.flatMap(({ memberId }) => memberId ?? []);
    const led = memberIds.length === 0 ? [] : await this.seats.ledByAny(memberIds, today);
    const leaders = new Set(
      led
        .filter(({ unitPath }) => !this.gate.givableOn(actor, unitPath).includes('team-leader'))
        .map(({ memberId }) => memberId),
    );
    return new Set([
      ...held.filter((grant) => !this.gate.mayChange(actor, grant)).map(({ accountId }) => accountId),
      ...holders.filter(({ memberId }) => memberId !== null && leaders.has(memberId)).map(({ accountId }) => accountId),
    ]);
  }

  /**
   * True when an account was given a right after an instant: a code from before was made by somebody who may not give
   * that right. A team leader's does not count, which is given by whoever prints the team's slips.
   */
  async hasGrownSince(accountId: string, at: Date): Promise<boolean> {
    return this.fate.hasGained(accountId, at, this.clock.today());
  }

  /** @throws AccountHasWiderRights */
  async require(actor: Actor, holders: readonly GrantHolder[]): Promise<void> {
    if ((await this.beyond(actor, holders)).size > 0) throw new AccountHasWiderRights();
  }
}
