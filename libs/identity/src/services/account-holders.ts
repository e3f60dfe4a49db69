import { Injectable } from '@nestjs/common';
import { type AccountPerson, AccountRepository } from '../storage/account.repository';
import { phoneNumber } from './phone-number';

/** A member as the register knows them; `phone` as typed, or null. */
export interface AccountHolder {
  readonly memberId: string;
  readonly fullName: string;
  readonly phone: string | null;
}

/** What the account of a member is to say. */
export function personOf({ memberId, fullName, phone }: AccountHolder): AccountPerson {
  return { memberId, displayName: fullName, phone: phoneNumber(phone) };
}

/** Keeps accounts in step with the register of members. */
@Injectable()
export class AccountHolders {
  constructor(private readonly accounts: AccountRepository) {}

  /**
   * Accounts that exist take over name and telephone, which is the alias to sign in by; nobody gets one, closed ones stay.
   * In the transaction that changed the register, after it holds these people. No access check.
   */
  async follow(holders: readonly AccountHolder[]): Promise<void> {
    if (holders.length > 0) await this.accounts.updatePeople(holders.map(personOf));
  }
}
