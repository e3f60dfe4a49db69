import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor } from '@lopso/platform';

/** Printed where an account has no name of its own. */
const UNNAMED = 'Giảng viên';

/** Names of trainers as their classes announce them. */
@Injectable()
export class TrainerNames {
  constructor(private readonly accounts: AccountService) {}

  /** The display name of the actor's account at this moment; a class keeps it. */
  async nameOf(actor: Actor): Promise<string> {
    const described = await this.accounts.describeAccounts([actor.accountId]);
    return described.get(actor.accountId)?.displayName ?? UNNAMED;
  }
}
