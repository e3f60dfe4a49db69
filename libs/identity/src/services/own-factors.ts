import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { FactorPolicy } from './factor-policy';
import { GrantsToday } from './grants-today';
import { RecoveryCodes } from './recovery-codes';

/** What an account signs in with besides its password. */
export interface FactorView {
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  /** False: only a sign-in at the provider proves who it is. */
  readonly hasOwnPassword: boolean;
  /** True: a role of the account may do nothing without an authenticator. */
  readonly isRequired: boolean;
  readonly recoveryCodesLeft: number;
}

/** The factors of the signed-in account, as its page shows them. */
@Injectable()
export class OwnFactors {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly recovery: RecoveryCodes,
    private readonly policy: FactorPolicy,
    private readonly grants: GrantsToday,
  ) {}

  async describe(actor: Actor): Promise<FactorView> {
    const { hasTotp, hasPasskey, hasOwnPassword } = await this.factors.proofOf(actor.accountId, actor.sessionId);
    const grants = await this.grants.of(actor);
    return {
      hasTotp,
      hasPasskey,
      hasOwnPassword,
      isRequired: this.policy.isRequiredOf(grants.map((grant) => grant.role)),
      recoveryCodesLeft: await this.recovery.countLeft(actor.accountId),
    };
  }
}
