import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'platform', name: 'audit_entry' })
@Unique('audit_entry_seq_uq', ['seq'])
@Check('audit_entry_digest_ck', 'value_digest is null or octet_length(value_digest) = 32')
@Index('audit_entry_subject_idx', ['subjectType', 'subjectId', 'occurredAt'])
@Index('audit_entry_account_idx', ['accountId', 'seq'])
@Index('audit_entry_member_idx', ['memberId', 'seq'])
@Index('audit_entry_behalf_idx', ['onBehalfOf', 'seq'], { where: 'on_behalf_of is not null' })
@Index('audit_entry_occurred_idx', ['occurredAt'])
@Index('audit_entry_unit_path_gist_idx', { synchronize: false })
export class AuditEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entry_pk' })
  id: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;

  @Column('text')
  action: string;

  @Column('boolean', { name: 'is_read', default: false })
  isRead: boolean;

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  @Column('ltree', { name: 'unit_path', nullable: true })
  unitPath: string | null;

  @Column('text', { array: true, default: [] })
  fields: string[];

  @Column('bytea', { name: 'value_digest', nullable: true })
  valueDigest: Buffer | null;
}

@Entity({ schema: 'platform', name: 'audit_value' })
@ForeignKey('AuditEntryEntity', ['entryId'], ['id'], { name: 'audit_value_entry_fk' })
@Index('audit_value_traces_idx', { synchronize: false })
export class AuditValueEntity {
  @PrimaryColumn('uuid', { name: 'entry_id', primaryKeyConstraintName: 'audit_value_pk' })
  entryId: string;

  @Column('bytea')
  salt: Buffer;

  @Column('text')
  content: string;
}

@Entity({ schema: 'platform', name: 'audit_held' })
@ForeignKey('AuditEntryEntity', ['entryId'], ['id'], { name: 'audit_held_entry_fk' })
@ForeignKey('AuditEntryEntity', ['noteId'], ['id'], { name: 'audit_held_note_fk' })
@Unique('audit_held_note_uq', ['noteId'])
@Check('audit_held_salts_ck', 'octet_length(salts) = 16 * cardinality(member_ids)')
@Index('audit_held_members_gin_idx', { synchronize: false })
export class AuditHeldEntity {
  @PrimaryColumn('uuid', { name: 'entry_id', primaryKeyConstraintName: 'audit_held_pk' })
  entryId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_held_pk' })
  page: string;

  @Column('uuid', { name: 'member_ids', array: true })
  memberIds: (string | null)[];

  /** The entry that carries the digest of the page. */
  @Column('uuid', { name: 'note_id' })
  noteId: string;

  @Column('bytea')
  salts: Buffer;
}

@Entity({ schema: 'platform', name: 'audit_pending' })
export class AuditPendingEntity {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_pending_pk' })
  seq: string;

  @Column('uuid', { name: 'entry_id' })
  entryId: string;
}

@Entity({ schema: 'platform', name: 'audit_link' })
@Unique('audit_link_entry_uq', ['entryId'])
export class AuditLinkEntity {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_link_pk' })
  position: string;

  @Column('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt: Date;

  @Column('bytea')
  digest: Buffer;
}

@Entity({ schema: 'platform', name: 'audit_checkpoint' })
export class AuditCheckpointEntity {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_checkpoint_pk' })
  position: string;

  @Column('bytea')
  digest: Buffer;

  @Column('timestamptz', { name: 'removed_before' })
  removedBefore: Date;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('bytea')
  seal: Buffer;
}
