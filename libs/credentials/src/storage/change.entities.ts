import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something proposed about certificates of a round, and the answer; its id is the client key of the form. */
@Entity({ schema: 'credentials', name: 'change' })
@Check('change_kind_ck', `kind in ('withdraw', 'replace', 'reissue', 'keep')`)
@Check('change_state_ck', `state in ('proposed', 'done', 'declined', 'taken-back', 'expired')`)
@Check(
  'change_reason_ck',
  `reason in ('issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year', 'wrong-unit', 'withdrawn-in-error', 'other', 'learnt-otherwise', 'our-fault', 'decided', 'wrong-round')`,
)
@Check('change_keeping_ck', `kind <> 'keep' or (note = '' and (reason <> 'decided' or paper_number is not null))`)
@Check('change_paper_ck', '(paper_number is null) = (paper_on is null)')
@Check('change_closed_ck', `(closed_at is null) = (state = 'proposed')`)
@Check('change_answered_ck', `(answered_by is not null) = (state in ('done', 'declined', 'taken-back'))`)
@Check(
  'change_second_ck',
  `state not in ('done', 'declined') or not needs_second or (
    answered_by <> proposed_by and answered_by is distinct from proposed_for and answered_for is distinct from proposed_by
    and (answered_for is null or answered_for is distinct from proposed_for))`,
)
@ForeignKey('RoundEntity', ['roundId'], ['id'], { name: 'change_round_fk' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'change_unit_fk', onUpdate: 'CASCADE' })
@Index('change_place_idx', { synchronize: false })
@Index('change_round_idx', ['roundId', 'proposedAt'])
@Index('change_due_idx', ['expiresAt'], { where: `state = 'proposed'` })
export class ChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'change_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('text')
  kind: string;

  @Column('boolean', { name: 'needs_second' })
  needsSecond: boolean;

  @Column('text')
  state: string;

  @Column('text')
  reason: string;

  @Column('text')
  note: string;

  @Column('text', { name: 'paper_number', nullable: true })
  paperNumber: string | null;

  @Column('date', { name: 'paper_on', nullable: true })
  paperOn: string | null;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  /** On whose behalf; null: in her own right. */
  @Column('uuid', { name: 'proposed_for', nullable: true })
  proposedFor: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('uuid', { name: 'answered_for', nullable: true })
  answeredFor: string | null;

  @Column('text', { name: 'answer_words', nullable: true })
  answerWords: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}

/** One certificate of it. While it waits no other proposal can hold it. */
@Entity({ schema: 'credentials', name: 'change_entry' })
@Check('change_entry_state_ck', `state in ('waiting', 'done', 'left-out', 'closed')`)
@Check(
  'change_entry_reason_ck',
  `(state = 'left-out') = (reason is not null) and (reason is null or reason in ('state', 'erased', 'unchanged', 'not-finished', 'settled'))`,
)
@ForeignKey('ChangeEntity', ['changeId'], ['id'], { name: 'change_entry_change_fk' })
@ForeignKey('CertificateEntity', ['certificateId'], ['id'], { name: 'change_entry_certificate_fk' })
@ForeignKey('CertificateEntity', ['successorId'], ['id'], { name: 'change_entry_successor_fk' })
@ForeignKey('MemberEntity', ['memberId'], ['id'], { name: 'change_entry_member_fk' })
@Index('change_entry_certificate_uq', ['changeId', 'certificateId'], { unique: true })
@Index('change_entry_waiting_uq', ['certificateId'], { unique: true, where: `state = 'waiting'` })
@Index('change_entry_done_idx', ['certificateId'], { where: `state = 'done'` })
@Index('change_entry_member_idx', ['memberId'])
export class ChangeEntryEntity {
  @PrimaryColumn('uuid', { name: 'change_id', primaryKeyConstraintName: 'change_entry_pk' })
  changeId: string;

  /** From 1: the order that was shown. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'change_entry_pk' })
  position: number;

  @Column('uuid', { name: 'certificate_id' })
  certificateId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  state: string;

  @Column('text', { nullable: true })
  reason: string | null;

  /** The paper that took its place by this. */
  @Column('uuid', { name: 'successor_id', nullable: true })
  successorId: string | null;
}
