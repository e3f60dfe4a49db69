import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CycleEntity } from './learning.entities';

/** A due date that an officer gave in one cycle, alone or with others of the round; the latest that stands counts, the earlier ones stay. */
@Entity({ schema: 'learning', name: 'extension' })
@Check('extension_ended_ck', 'ended_at is null or round_extension_id is not null')
@Index('extension_cycle_idx', ['cycleId', 'givenAt'])
@Index('extension_round_extension_uq', ['roundExtensionId', 'cycleId'], {
  unique: true,
  where: 'round_extension_id is not null',
})
export class ExtensionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'extension_pk' })
  id: string;

  @Column('uuid', { name: 'cycle_id' })
  @ForeignKey(() => CycleEntity, { name: 'extension_cycle_fk' })
  cycleId: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  /** Empty where it was given with others: that has its own. */
  @Column('text')
  reason: string;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  /** What it was given with to a round or communes (decision 0130); null: to this member alone. */
  @Column('uuid', { name: 'round_extension_id', nullable: true })
  @ForeignKey('RoundExtensionEntity', { name: 'extension_round_extension_fk' })
  roundExtensionId: string | null;

  /** When that was taken back: from then on it counts no more. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
