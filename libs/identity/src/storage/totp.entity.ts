import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'totp' })
export class TotpEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'totp_pk' })
  @ForeignKey('account', { name: 'totp_account_fk' })
  accountId: string;

  @Column('bytea', { name: 'sealed_secret' })
  sealedSecret: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column('bigint', { name: 'last_step', default: 0 })
  lastStep: string;

  @Column('bigint', { name: 'hinted_steps', array: true, default: '{}' })
  hintedSteps: string[];
}
