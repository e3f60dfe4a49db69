import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'access_epoch' })
export class AccessEpochEntity {
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'access_epoch_pk' })
  subjectId: string;

  @Column('bigint')
  epoch: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

@Entity({ schema: 'platform', name: 'throttle_counter' })
export class ThrottleCounterEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'throttle_counter_pk' })
  key: string;

  @PrimaryColumn('timestamptz', { name: 'window_starts_at', primaryKeyConstraintName: 'throttle_counter_pk' })
  windowStartsAt: Date;

  @Column('integer')
  count: number;
}
