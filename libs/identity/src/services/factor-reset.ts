import { Injectable } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { AccountRepository } from '../storage/account.repository';
import { OwnPasskeyRepository } from '../storage/own-passkey.repository';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { AccountActs } from './account-acts';

/** For who lost the phone and the recovery codes: the operator of the system, who knows the person, takes the factors away. */
@Injectable()
export class FactorReset {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly passkeys: OwnPasskeyRepository,
    private readonly acts: AccountActs,
  ) {}

  /**
   * Removes authenticator, recovery codes and passkeys. To be done together with a new password: where a role demands a second
   * factor, whoever knows the password sets up the next one. @throws NotFound
   */
  async reset(username: string): Promise<void> {
    const account = await this.accounts.findByUsername(username.toLowerCase());
    if (account === null) throw new NotFound();
    await this.acts.together(async () => {
      await this.factors.removeTotp(account.id);
      await this.passkeys.removeAll(account.id);
      await this.acts.changeRights(account.id);
      await this.acts.recordAbout(account.id, 'identity.factors-reset');
    });
  }
}
