import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CycleEntity } from './learning.entities';

/** A due date that an officer gave one member in one round; the latest counts, the earlier ones stay. */
@Entity({ schema: 'learning', name: 'extension' })
@Index('extension_cycle_idx', ['cycleId', 'givenAt'])
export class ExtensionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'extension_pk' })
  id: string;

  @Column('uuid', { name: 'cycle_id' })
  @ForeignKey(() => CycleEntity, { name: 'extension_cycle_fk' })
  cycleId: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
}
