import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a province releases certificates; none: as DEFAULT_RULE says. */
@Entity({ schema: 'credentials', name: 'release_rule' })
@Check('release_rule_minutes_ck', 'undo_minutes between 0 and 1440')
@Check('release_rule_days_ck', 'change_days between 1 and 60')
@Check(
  'release_rule_loosening_ck',
  `(loosening_by is null) = (loosening_at is null) and (loosening_for is null or loosening_by is not null)
    and (loosening_by is null or needs_second)`,
)
@ForeignKey('UnitEntity', ['provinceId'], ['id'], { name: 'release_rule_province_fk' })
export class ReleaseRuleEntity {
  @PrimaryColumn('uuid', { name: 'province_id', primaryKeyConstraintName: 'release_rule_pk' })
  provinceId: string;

  @Column('smallint', { name: 'undo_minutes' })
  undoMinutes: number;

  @Column('boolean', { name: 'needs_second' })
  needsSecond: boolean;

  @Column('smallint', { name: 'change_days', default: 14 })
  changeDays: number;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  /** Who wished first that lists need no second person, and on whose behalf; null: nobody. */
  @Column('uuid', { name: 'loosening_by', nullable: true })
  looseningBy: string | null;

  @Column('uuid', { name: 'loosening_for', nullable: true })
  looseningFor: string | null;

  @Column('timestamptz', { name: 'loosening_at', nullable: true })
  looseningAt: Date | null;
}

/** A list of people whose certificates are released together; its id is the client key of the form that made it. */
@Entity({ schema: 'credentials', name: 'release' })
@Check('release_state_ck', `state in ('listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back', 'expired')`)
@Check(
  'release_released_ck',
  `(released_at is null) = (released_by is null) and (released_at is not null or state in ('listed', 'taken-back'))`,
)
@Check(
  'release_confirmed_ck',
  `(confirmed_at is null) = (confirmed_by is null) and (needs_second or confirmed_at is null)`,
)
@Check('release_released_for_ck', 'released_for is null or released_by is not null')
@Check('release_confirmed_for_ck', 'confirmed_for is null or confirmed_by is not null')
@Check(
  'release_second_ck',
  `confirmed_by is null or (
    confirmed_by <> released_by and confirmed_by is distinct from released_for and confirmed_for is distinct from released_by
    and (confirmed_for is null or confirmed_for is distinct from released_for))`,
)
@Check(
  'release_window_ck',
  `state not in ('window', 'issuing', 'issued') or (issues_at is not null and (confirmed_at is not null or not needs_second))`,
)
@Check(
  'release_closed_ck',
  `(closed_at is not null) = (state in ('issued', 'taken-back', 'expired')) and (state = 'taken-back') = (closed_by is not null)`,
)
@Check(
  'release_expires_ck',
  `(expires_at is not null or state not in ('proposed', 'expired')) and (needs_second or expires_at is null)`,
)
@ForeignKey('RoundEntity', ['roundId'], ['id'], { name: 'release_round_fk' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'release_unit_fk', onUpdate: 'CASCADE' })
@Index('release_round_idx', ['roundId', 'listedAt'])
@Index('release_proposed_idx', ['expiresAt'], { where: `state = 'proposed'` })
@Index('release_due_idx', ['issuesAt'], { where: `state in ('window', 'issuing')` })
export class ReleaseEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'release_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('boolean', { name: 'needs_second' })
  needsSecond: boolean;

  @Column('smallint', { name: 'undo_minutes' })
  undoMinutes: number;

  @Column('text')
  state: string;

  @Column('uuid', { name: 'listed_by' })
  listedBy: string;

  @Column('timestamptz', { name: 'listed_at' })
  listedAt: Date;

  @Column('uuid', { name: 'released_by', nullable: true })
  releasedBy: string | null;

  /** On whose behalf; null: in her own right. */
  @Column('uuid', { name: 'released_for', nullable: true })
  releasedFor: string | null;

  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt: Date | null;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;

  @Column('uuid', { name: 'confirmed_for', nullable: true })
  confirmedFor: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  /** When the window to take it back ends. */
  @Column('timestamptz', { name: 'issues_at', nullable: true })
  issuesAt: Date | null;

  /** When it lapses unless somebody confirms it; null: no second person was asked for, or not yet. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** Who took it back; null where it was issued, or lapsed. */
  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}

/** One person of a list. While it waits no other list can hold it. */
@Entity({ schema: 'credentials', name: 'release_entry' })
@Check('release_entry_state_ck', `state in ('listed', 'waiting', 'issued', 'left-out')`)
@Check(
  'release_entry_reason_ck',
  `(state = 'left-out') = (reason is not null) and (reason is null or reason in ('not-finished', 'has-paper', 'erased', 'taken-back', 'expired'))`,
)
@ForeignKey('ReleaseEntity', ['releaseId'], ['id'], { name: 'release_entry_release_fk', onDelete: 'CASCADE' })
@ForeignKey('CycleEntity', ['cycleId'], ['id'], { name: 'release_entry_cycle_fk' })
@ForeignKey('MemberEntity', ['memberId'], ['id'], { name: 'release_entry_member_fk' })
@Index('release_entry_member_idx', ['memberId'])
@Index('release_entry_cycle_uq', ['releaseId', 'cycleId'], { unique: true })
@Index('release_entry_cycle_idx', ['cycleId'])
@Index('release_entry_waiting_uq', ['cycleId'], { unique: true, where: `state = 'waiting'` })
export class ReleaseEntryEntity {
  @PrimaryColumn('uuid', { name: 'release_id', primaryKeyConstraintName: 'release_entry_pk' })
  releaseId: string;

  /** From 1: the order of the register numbers. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'release_entry_pk' })
  position: number;

  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  state: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { array: true })
  remarks: string[];
}
