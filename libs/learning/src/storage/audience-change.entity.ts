import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { type AudienceRule } from '../rules/audience-rule';

@Entity({ schema: 'learning', name: 'audience_change' })
@Unique('audience_change_revision_uq', ['roundId', 'revision'])
@Check('audience_change_revision_ck', 'revision >= 0')
@Check('audience_change_counts_ck', 'left_count >= 0 and joined_count >= 0')
@Check('audience_change_finished_ck', '(finished_at is null) = (joined_count is null)')
export class AudienceChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audience_change_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey('RoundEntity', { name: 'audience_change_round_fk' })
  roundId: string;

  /** 0: the audience it was opened with. */
  @Column('integer')
  revision: number;

  /** Null: everybody. */
  @Column('jsonb', { nullable: true })
  rule: AudienceRule | null;

  /** Who was in the round and is not of its audience any more; all of them keep what they have. */
  @Column('integer', { name: 'left_count' })
  leftCount: number;

  /** Who was taken in by the job; null until it has run. */
  @Column('integer', { name: 'joined_count', nullable: true })
  joinedCount: number | null;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
