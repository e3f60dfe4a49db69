import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { Accounts, ActivationCodes, type AccountName, type IssuedCode } from '@lopso/identity';
import { GrantHolders, type RoleGrantRow } from '@lopso/org';

/** A slip for somebody of the staff. */
export interface StaffSlip {
  readonly issued: IssuedCode;
  readonly person: AccountName;
  readonly grant: RoleGrantRow;
}

/** Hands over accounts of staff: org says who may, identity does it. */
@Injectable()
export class StaffDesk {
  constructor(
    private readonly accounts: Accounts,
    private readonly codes: ActivationCodes,
    private readonly holders: GrantHolders,
    private readonly transactions: Transactions,
  ) {}

  /** A new code; the ones before are worth nothing. @throws NotFound, GrantNotYours, AccountIsClosed */
  async issueSlip(actor: Actor, accountId: string): Promise<StaffSlip | null> {
    return this.transactions.run(async () => {
      const grant = await this.holders.requireManaged(actor, accountId);
      const person = (await this.accounts.describe([accountId])).get(accountId);
      const issued = await this.codes.issueForStaff(actor, accountId, grant.unitPath);
      return person === undefined ? null : { issued, person, grant };
    });
  }
}
