import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { Accounts, ActivationCodes, type AccountName, type IssuedCode, StaffAccounts } from '@lopso/identity';
import { GiveGrant, GrantHolders, type GrantWish, type RoleGrantRow } from '@lopso/org';

/** Somebody new at a desk: who, and the right they start with. */
export interface NewStaff {
  readonly displayName: string;
  readonly birthYear: number;
  readonly grant: Omit<GrantWish, 'accountId' | 'memberId'>;
}

/** A slip for somebody of the staff. */
export interface StaffSlip {
  readonly issued: IssuedCode;
  readonly person: AccountName;
  readonly grant: RoleGrantRow;
}

/** Makes and hands over accounts of staff: org says who may, identity does it. */
@Injectable()
export class StaffDesk {
  constructor(
    private readonly staff: StaffAccounts,
    private readonly accounts: Accounts,
    private readonly codes: ActivationCodes,
    private readonly holders: GrantHolders,
    private readonly given: GiveGrant,
    private readonly transactions: Transactions,
  ) {}

  /** The account and its first right, or neither. @throws NotFound and the errors of `GiveGrant.give` */
  async invite(
    actor: Actor,
    { displayName, birthYear, grant }: NewStaff,
  ): Promise<{ accountId: string; grantId: string }> {
    return this.transactions.run(async () => {
      const unitPath = await this.holders.pathOfGivable(actor, grant.unitId);
      const { accountId } = await this.staff.invite(actor, { displayName, birthYear }, unitPath);
      const { id } = await this.given.give(actor, { ...grant, accountId, memberId: null });
      return { accountId, grantId: id };
    });
  }

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
