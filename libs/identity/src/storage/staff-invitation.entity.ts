import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a form that makes an account of staff came to, for when it is sent again. */
@Entity({ schema: 'identity', name: 'staff_invitation' })
export class StaffInvitationEntity {
  @PrimaryColumn('uuid', { name: 'invited_by', primaryKeyConstraintName: 'staff_invitation_pk' })
  invitedBy: string;

  @PrimaryColumn('uuid', { name: 'client_key', primaryKeyConstraintName: 'staff_invitation_pk' })
  clientKey: string;

  /** Of everything the form sent: another form under the same key is refused. */
  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  /** Null only inside the transaction that makes the account. */
  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('account', { name: 'staff_invitation_account_fk' })
  accountId: string | null;

  /** The right given with it, by `org`. */
  @Column('uuid', { name: 'grant_id', nullable: true })
  grantId: string | null;
}
