import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'attempt_window' })
export class AttemptWindowEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'attempt_window_pk' })
  key: string;

  @Column('timestamptz', { array: true })
  acts: Date[];
}
