import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The end of a round, or its going on again: proposed by one person, confirmed by another. */
@Entity({ schema: 'learning', name: 'round_ending' })
@Check('round_ending_act_ck', `act in ('end', 'resume')`)
@Check('round_ending_state_ck', `state in ('proposed', 'done', 'declined', 'taken-back')`)
@Check(
  'round_ending_closed_ck',
  `(closed_at is null) = (state = 'proposed') and (closed_at is null) = (closed_by is null)`,
)
@Check('round_ending_proposed_for_ck', 'proposed_for is null or proposed_for <> proposed_by')
@Check('round_ending_closed_for_ck', 'closed_for is null or closed_by is not null')
@Check('round_ending_taken_back_ck', `state <> 'taken-back' or closed_by = proposed_by`)
@Check(
  'round_ending_second_ck',
  `state <> 'done' or (
    closed_by <> proposed_by and closed_by is distinct from proposed_for and closed_for is distinct from proposed_by
    and (closed_for is null or closed_for is distinct from proposed_for))`,
)
@Index('round_ending_open_uq', ['roundId'], { unique: true, where: `state = 'proposed'` })
@Index('round_ending_round_idx', ['roundId', 'proposedAt'])
export class RoundEndingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'round_ending_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey('RoundEntity', { name: 'round_ending_round_fk' })
  roundId: string;

  @Column('text')
  act: string;

  /** Number of the document behind it; null: there is none. */
  @Column('text', { name: 'paper_number', nullable: true })
  paperNumber: string | null;

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

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('uuid', { name: 'closed_for', nullable: true })
  closedFor: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
