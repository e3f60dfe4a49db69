import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** One sending of the form that makes an account of staff. */
export interface StaffSending {
  /** Made by the sender; the same for every sending of one form. */
  readonly clientKey: string;
  /** Of everything the form sent. */
  readonly bodyHash: Buffer;
}

/** What making an account of staff came to. */
export interface StaffReceipt {
  readonly accountId: string;
  readonly grantId: string;
}

/** Keeps what forms came to. */
@Injectable()
export class StaffInvitationRepository {
  constructor(private readonly database: Database) {}

  /** Takes the key; false when a form of this key was sent before. Waits for one that is being sent. */
  async take(invitedBy: string, { clientKey, bodyHash }: StaffSending): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.staff_invitation (invited_by, client_key, body_hash) values ($1, $2, $3)
       on conflict (invited_by, client_key) do nothing`,
      [invitedBy, clientKey, bodyHash],
    );
    return written === 1;
  }

  async keep(invitedBy: string, clientKey: string, { accountId, grantId }: StaffReceipt): Promise<void> {
    await this.database.execute(
      'update identity.staff_invitation set account_id = $3, grant_id = $4 where invited_by = $1 and client_key = $2',
      [invitedBy, clientKey, accountId, grantId],
    );
  }

  /** What the form of this key came to. */
  async find(invitedBy: string, clientKey: string): Promise<(StaffReceipt & Pick<StaffSending, 'bodyHash'>) | null> {
    return this.database.queryOne(
      `select account_id as "accountId", grant_id as "grantId", body_hash as "bodyHash" from identity.staff_invitation
       where invited_by = $1 and client_key = $2`,
      [invitedBy, clientKey],
    );
  }
}
