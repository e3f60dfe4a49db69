import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest } from '@lopso/platform';
import { StaffAccounts, StaffInvitations, type StaffReceipt } from '@lopso/identity';
import { GiveGrant, GrantHolders, type GrantWish } from '@lopso/org';

/** Somebody new at a desk: who, and the right they start with. */
export interface NewStaff {
  /** Made by the sender; the same for every sending of one form. */
  readonly clientKey: string;
  readonly displayName: string;
  readonly birthYear: number;
  readonly grant: Omit<GrantWish, 'accountId' | 'memberId' | 'behalfMemberId'>;
}

/** Makes accounts of staff: org says who may, identity does it. */
@Injectable()
export class StaffInviting {
  constructor(
    private readonly staff: StaffAccounts,
    private readonly invitations: StaffInvitations,
    private readonly holders: GrantHolders,
    private readonly given: GiveGrant,
  ) {}

  /**
   * The account and its first right, or neither; the same form sent again answers the same.
   * @throws NotFound, IdempotencyConflict and the errors of `GiveGrant.give`
   */
  async invite(actor: Actor, { clientKey, displayName, birthYear, grant }: NewStaff): Promise<StaffReceipt> {
    const unitPath = await this.holders.pathOfGivable(actor, grant.unitId);
    const bodyHash = bodyDigest({ displayName, birthYear, grant });
    return this.invitations.once(actor, { clientKey, bodyHash }, async () => {
      const { accountId } = await this.staff.invite(actor, { displayName, birthYear }, unitPath);
      const { id: grantId } = await this.given.give(actor, {
        ...grant,
        accountId,
        memberId: null,
        behalfMemberId: null,
      });
      return { accountId, grantId };
    });
  }
}
