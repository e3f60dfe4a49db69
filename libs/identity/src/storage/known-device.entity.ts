import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'known_device' })
export class KnownDeviceEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'known_device_pk' })
  @ForeignKey('account', { name: 'known_device_account_fk' })
  accountId: string;

  @PrimaryColumn('bytea', { name: 'device_hash', primaryKeyConstraintName: 'known_device_pk' })
  deviceHash: Buffer;

  /** Of the telephone by which the account was last entered here; null: by its username alone, or by no name at all. */
  @Column('bytea', { name: 'phone_hash', nullable: true })
  phoneHash: Buffer | null;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;
}
