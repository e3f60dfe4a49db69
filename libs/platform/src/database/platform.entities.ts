import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'audit_entry' })
@Index('audit_entry_subject_idx', ['subjectType', 'subjectId', 'occurredAt'])
export class AuditEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entry_pk' })
  id: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('text')
  action: string;

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  @Column('ltree', { name: 'unit_path', nullable: true })
  unitPath: string | null;

  @Column('jsonb', { default: {} })
  details: object;

  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;
}

@Entity({ schema: 'platform', name: 'access_epoch' })
export class AccessEpochEntity {
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'access_epoch_pk' })
  subjectId: string;

  @Column('bigint')
  epoch: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

@Entity({ schema: 'platform', name: 'throttle_counter' })
export class ThrottleCounterEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'throttle_counter_pk' })
  key: string;

  @PrimaryColumn('timestamptz', { name: 'window_starts_at', primaryKeyConstraintName: 'throttle_counter_pk' })
  windowStartsAt: Date;

  @Column('integer')
  count: number;
}
