import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CycleEntity } from './learning.entities';

/** A requirement waived for one member in one round: proposed by one person, confirmed by another. */
@Entity({ schema: 'learning', name: 'waiver' })
@Check('waiver_state_ck', `state in ('proposed', 'standing', 'ending', 'ended', 'dropped')`)
@Check(
  'waiver_confirmed_ck',
  `(confirmed_at is null) = (state in ('proposed', 'dropped')) and (confirmed_at is null) = (confirmed_by is null)`,
)
@Check('waiver_proposed_for_ck', 'proposed_for is null or proposed_for <> proposed_by')
@Check('waiver_confirmed_for_ck', 'confirmed_for is null or confirmed_by is not null')
@Check('waiver_end_proposed_for_ck', 'end_proposed_for is null or end_proposed_by is not null')
@Check('waiver_closed_for_ck', 'closed_for is null or closed_by is not null')
@Check(
  'waiver_second_ck',
  `confirmed_by is null or (
    confirmed_by <> proposed_by and confirmed_by is distinct from proposed_for and confirmed_for is distinct from proposed_by
    and (confirmed_for is null or confirmed_for is distinct from proposed_for))`,
)
@Check(
  'waiver_ending_ck',
  `(end_proposed_at is not null) = (state in ('ending', 'ended')) and (end_proposed_at is null) = (end_proposed_by is null)`,
)
@Check(
  'waiver_closed_ck',
  `(closed_at is not null) = (state in ('ended', 'dropped')) and (closed_at is null) = (closed_by is null)`,
)
@Check(
  'waiver_end_second_ck',
  `state <> 'ended' or (
    closed_by <> end_proposed_by and closed_by is distinct from end_proposed_for and closed_for is distinct from end_proposed_by
    and (closed_for is null or closed_for is distinct from end_proposed_for))`,
)
@Index('waiver_cycle_idx', ['cycleId'])
@Index('waiver_open_uq', ['cycleId', 'requirementKey'], {
  unique: true,
  where: `state in ('proposed', 'standing', 'ending')`,
})
@Index('waiver_queue_idx', ['proposedAt', 'id'], { where: `state in ('proposed', 'ending')` })
export class WaiverEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'waiver_pk' })
  id: string;

  @Column('uuid', { name: 'cycle_id' })
  @ForeignKey(() => CycleEntity, { name: 'waiver_cycle_fk' })
  cycleId: string;

  @Column('text', { name: 'requirement_key' })
  requirementKey: string;

  /** What the round called it on that day. */
  @Column('text')
  label: string;

  @Column('text', { name: 'paper_number' })
  paperNumber: string;

  @Column('text')
  reason: string;

  @Column('text')
  state: string;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  /** Who lent the right, where it was lent; the same below. */
  @Column('uuid', { name: 'proposed_for', nullable: true })
  proposedFor: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;

  @Column('uuid', { name: 'confirmed_for', nullable: true })
  confirmedFor: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;

  @Column('uuid', { name: 'end_proposed_by', nullable: true })
  endProposedBy: string | null;

  @Column('uuid', { name: 'end_proposed_for', nullable: true })
  endProposedFor: string | null;

  @Column('timestamptz', { name: 'end_proposed_at', nullable: true })
  endProposedAt: Date | null;

  /** Who confirmed its end, or dropped the proposal. */
  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('uuid', { name: 'closed_for', nullable: true })
  closedFor: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
