import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'foreign_identity' })
@Unique('foreign_identity_account_uq', ['accountId', 'issuer'])
export class ForeignIdentityEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'foreign_identity_pk' })
  issuer: string;

  @PrimaryColumn('bytea', { name: 'subject_hash', primaryKeyConstraintName: 'foreign_identity_pk' })
  subjectHash: Buffer;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'foreign_identity_account_fk' })
  accountId: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt: Date | null;

  /** The session by the provider or a slip that needs not be shown the notice again; the owner's own ones are. */
  @Column('uuid', { name: 'set_aside_in', array: true, default: [] })
  setAsideIn: string[];
}
