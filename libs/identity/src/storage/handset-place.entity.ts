import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'handset_place' })
@Unique('handset_place_account_uq', ['accountId', 'deviceHash'])
@Index('handset_place_device_idx', ['deviceHash'])
export class HandsetPlaceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'handset_place_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'handset_place_account_fk' })
  accountId: string;

  @Column('bytea', { name: 'device_hash' })
  deviceHash: Buffer;

  /** Null: no PIN opens the place any more; its secret stays. */
  @Column('text', { name: 'pin_hash', nullable: true })
  pinHash: string | null;

  @Column('bytea', { name: 'sealed_secret' })
  sealedSecret: Buffer;

  @Column('smallint', { name: 'failed_tries', default: 0 })
  failedTries: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt: Date;
}
