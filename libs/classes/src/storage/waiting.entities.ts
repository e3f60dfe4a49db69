import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

@Entity({ schema: 'classes', name: 'booking_policy' })
@Check('booking_policy_hours_ck', 'promotion_stops_hours between 0 and 336')
export class BookingPolicyEntity {
  @ForeignKey(() => ClassGroupEntity, { name: 'booking_policy_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'booking_policy_pk' })
  classGroupId: string;

  @Column('integer', { name: 'promotion_stops_hours' })
  promotionStopsHours: number;
}

@Entity({ schema: 'classes', name: 'waiting_entry' })
@Check('waiting_entry_end_ck', '(ended_at is null) = (ended_as is null)')
@Check(
  'waiting_entry_ended_as_ck',
  `ended_as in ('promoted', 'booked', 'left', 'removed', 'seat-over', 'begun', 'cancelled')`,
)
@Index('waiting_entry_member_uq', { synchronize: false })
@Index('waiting_entry_member_idx', ['memberId'])
export class WaitingEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'waiting_entry_pk' })
  id: string;

  @ForeignKey(() => ClassGroupEntity, { name: 'waiting_entry_group_fk' })
  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @ForeignKey('MemberEntity', { name: 'waiting_entry_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;

  @Column('uuid', { name: 'joined_by' })
  joinedBy: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'ended_as', nullable: true })
  endedAs: string | null;

  /** When she was told of her place; null: not yet. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;
}
