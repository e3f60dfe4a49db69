import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'passkey' })
@Unique('passkey_credential_uq', ['credentialId'])
@Index('passkey_account_idx', ['accountId'])
@Check('passkey_name_ck', 'char_length(name) between 1 and 60')
export class PasskeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'passkey_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'passkey_account_fk' })
  accountId: string;

  @Column('text', { name: 'credential_id' })
  credentialId: string;

  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;

  @Column('bigint')
  counter: string;

  @Column('text', { array: true })
  transports: string[];

  @Column('text')
  name: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
