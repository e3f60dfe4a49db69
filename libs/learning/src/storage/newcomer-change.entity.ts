import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'learning', name: 'newcomer_change' })
@Unique('newcomer_change_number_uq', ['roundId', 'number'])
@Check('newcomer_change_number_ck', 'number >= 1')
@Check(
  'newcomer_change_terms_ck',
  `days between 1 and 1100 and days_before between 1 and 1100
  and (until is null or days is not null) and (until_before is null or days_before is not null)`,
)
@Check('newcomer_change_changes_ck', 'days is distinct from days_before or until is distinct from until_before')
@Check('newcomer_change_finished_ck', '(finished_at is null) = (joined_count is null) and joined_count >= 0')
@Check('newcomer_change_undone_ck', 'undone_at is null or finished_at is not null')
export class NewcomerChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'newcomer_change_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey('RoundEntity', { name: 'newcomer_change_round_fk' })
  roundId: string;

  @Column('integer')
  number: number;

  /** What newcomers have from then on; null: after the round's date nobody joins. */
  @Column('smallint', { nullable: true })
  days: number | null;

  @Column('date', { nullable: true })
  until: string | null;

  @Column('smallint', { name: 'days_before', nullable: true })
  daysBefore: number | null;

  @Column('date', { name: 'until_before', nullable: true })
  untilBefore: string | null;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  /** Who was taken in at once; null until that has been done. */
  @Column('integer', { name: 'joined_count', nullable: true })
  joinedCount: number | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}
