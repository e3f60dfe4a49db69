import { Injectable } from '@nestjs/common';
import { type Actor, IdempotencyConflict, requireSameBody, Transactions } from '@lopso/platform';
import {
  StaffInvitationRepository,
  type StaffReceipt,
  type StaffSending,
} from '../storage/staff-invitation.repository';
import { Secrets } from './secrets';

/** Makes an account of staff once, however often its form is sent. */
@Injectable()
export class StaffInvitations {
  constructor(
    private readonly sent: StaffInvitationRepository,
    private readonly secrets: Secrets,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Does the work and keeps its receipt, in one transaction; the same form sent again, also at the same instant, gets the receipt of
   * the first. A refusal leaves the key free. @throws IdempotencyConflict when another form was sent under the key
   */
  async once(actor: Actor, form: StaffSending, work: () => Promise<StaffReceipt>): Promise<StaffReceipt> {
    const sending = { ...form, bodyHash: this.secrets.hashForm(form.bodyHash) };
    return this.transactions.run(async () => {
      if (!(await this.sent.take(actor.accountId, sending))) return this.sentBefore(actor, sending);
      const receipt = await work();
      await this.sent.keep(actor.accountId, sending.clientKey, receipt);
      return receipt;
    });
  }

  private async sentBefore(actor: Actor, { clientKey, bodyHash }: StaffSending): Promise<StaffReceipt> {
    const known = await this.sent.find(actor.accountId, clientKey);
    if (known === null) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return { accountId: known.accountId, grantId: known.grantId };
  }
}
