import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { StepUpNeeded } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { isProofFresh, rolesOfSetting, type SecondFactorState, secondFactorState } from '../rules/second-factor-rule';
import { SecondFactorRepository } from '../storage/second-factor.repository';

/** Who needs a second factor, whether a session proved one, and whether that is fresh enough. */
@Injectable()
export class FactorPolicy {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  /** Where a session of an account with these granted roles stands. */
  async stateOf(accountId: string, sessionId: string, roles: readonly string[]): Promise<SecondFactorState> {
    const { hasTotp, provedAt } = await this.factors.proofOf(accountId, sessionId);
    return secondFactorState({ hasTotp, provedAt, isRequired: this.isRequiredOf(roles) });
  }

  /** True when one of the roles may not do without. */
  isRequiredOf(roles: readonly string[]): boolean {
    const demanding = rolesOfSetting(this.settings.SECOND_FACTOR_ROLES);
    return roles.some((role) => demanding.includes(role));
  }

  /** Nothing when the actor's session proved the authenticator once, or the account has none. @throws StepUpNeeded */
  async requireProved(actor: Actor): Promise<void> {
    const { hasTotp, provedAt } = await this.factors.proofOf(actor.accountId, actor.sessionId);
    if (hasTotp && provedAt === null) throw new StepUpNeeded();
  }

  /**
   * Nothing when the actor's session proved a second factor within `STEP_UP_MINUTES`; of an account without one, when the
   * password was typed within them. @throws StepUpNeeded
   */
  async requireFresh(actor: Actor): Promise<void> {
    const proof = await this.factors.proofOf(actor.accountId, actor.sessionId);
    const isWithout = !proof.hasTotp && !proof.hasPasskey;
    if (isWithout && !proof.hasSession) return;
    this.require(isWithout ? proof.passwordAt : proof.provedAt);
  }

  /** The same of accounts with a factor alone: where the act itself asks for the password. @throws StepUpNeeded */
  async requireFreshFactor(actor: Actor): Promise<void> {
    const { hasTotp, hasPasskey, provedAt } = await this.factors.proofOf(actor.accountId, actor.sessionId);
    if (hasTotp || hasPasskey) this.require(provedAt);
  }

  private require(provedAt: Date | null): void {
    if (!isProofFresh(provedAt, this.clock.now(), this.settings.STEP_UP_MINUTES)) throw new StepUpNeeded();
  }
}
