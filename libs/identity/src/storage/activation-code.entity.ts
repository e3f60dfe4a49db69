import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'activation_code' })
@Unique('activation_code_hash_uq', ['codeHash'])
@Index('activation_code_open_uq', ['accountId'], { unique: true, where: 'used_at is null and superseded_at is null' })
@Index('activation_code_aloud_idx', ['issuedAt'], { where: 'unit_path is not null' })
@Index('activation_code_unit_idx', ['unitPath'], { where: 'unit_path is not null' })
@ForeignKey('UnitEntity', ['unitPath'], ['path'], { name: 'activation_code_unit_fk', onUpdate: 'CASCADE' })
@Check('activation_code_purpose_ck', `purpose in ('activate', 'reset')`)
export class ActivationCodeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activation_code_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'activation_code_account_fk' })
  accountId: string;

  @Column('bytea', { name: 'code_hash' })
  codeHash: Buffer;

  @Column('text')
  purpose: 'activate' | 'reset';

  @Column('uuid', { name: 'issued_by', nullable: true })
  issuedBy: string | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('smallint', { name: 'failed_tries', default: 0 })
  failedTries: number;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt: Date | null;

  /** The unit of the team whose leader read it aloud; null for a printed one. */
  @Column('ltree', { name: 'unit_path', nullable: true })
  unitPath: string | null;

  /** When its owner was told that it had been read aloud. */
  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt: Date | null;

  /** The session a code opened that needs not be shown it again; the owner's own ones are. */
  @Column('uuid', { name: 'set_aside_in', array: true, default: [] })
  setAsideIn: string[];
}
