import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A certificate whose passage is finished no longer, and what was decided about it. */
@Entity({ schema: 'credentials', name: 'paper_case' })
@Check('paper_case_outcome_ck', `outcome in ('kept', 'finished-again')`)
@Check('paper_case_closed_ck', '(closed_at is null) = (outcome is null)')
@Check(
  'paper_case_kept_ck',
  `(outcome is not distinct from 'kept') = (reason is not null) and (reason is null) = (closed_by is null)`,
)
@Check('paper_case_reason_ck', `reason in ('learnt-otherwise', 'our-fault', 'decided')`)
@Check('paper_case_for_ck', 'closed_for is null or closed_by is not null')
@Check('paper_case_change_ck', 'change_id is null or closed_by is not null')
@ForeignKey('CertificateEntity', ['certificateId'], ['id'], { name: 'paper_case_certificate_fk' })
@Index('paper_case_open_uq', ['certificateId'], { unique: true, where: 'closed_at is null' })
@ForeignKey('ChangeEntity', ['changeId'], ['id'], { name: 'paper_case_change_fk' })
@Index('paper_case_certificate_idx', ['certificateId'])
@Index('paper_case_change_idx', ['changeId'], { where: 'change_id is not null' })
export class PaperCaseEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'paper_case_pk' })
  id: string;

  @Column('uuid', { name: 'certificate_id' })
  certificateId: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('uuid', { name: 'closed_for', nullable: true })
  closedFor: string | null;

  /** The proposal by which it was kept; null: it wasn't, or by one person before there were such. */
  @Column('uuid', { name: 'change_id', nullable: true })
  changeId: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
