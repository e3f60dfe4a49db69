import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../storage/account.repository';

/** Who is behind a username, for other libraries. */
@Injectable()
export class Usernames {
  constructor(private readonly accounts: AccountRepository) {}

  /** The member with this username, in any case; null for staff, closed accounts and unknown names. No access check. */
  async memberCalled(username: string): Promise<string | null> {
    const account = await this.accounts.findByUsername(username.trim().toLowerCase());
    return account === null || account.state === 'closed' ? null : account.memberId;
  }
}
