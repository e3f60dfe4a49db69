import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { VenueEntity } from './venue.entity';

@Entity({ schema: 'classes', name: 'class_group' })
@Unique('class_group_capacity_uq', ['id', 'capacity'])
@Check('class_group_capacity_ck', 'capacity between 1 and 2000')
@Check('class_group_whole_ck', 'whole_from_percent between 0 and 100')
@Check('class_group_round_ck', 'round_to_minutes between 1 and 60')
@Check('class_group_late_ck', 'late_after_minutes between 0 and 120')
@Check('class_group_approval_ck', `approval in ('none', 'commune', 'two-stage')`)
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'class_group_unit_fk', onUpdate: 'CASCADE' })
@Index('class_group_unit_path_gist_idx', { synchronize: false })
@Index('class_group_trainer_idx', ['trainerId'])
export class ClassGroupEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'class_group_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  title: string;

  @Column('uuid', { name: 'trainer_id' })
  trainerId: string;

  @Column('text', { name: 'trainer_name' })
  trainerName: string;

  @Column('integer')
  capacity: number;

  /** The course it is about. */
  @ForeignKey('CourseEntity', { name: 'class_group_topic_fk' })
  @Column('text', { nullable: true })
  topic: string | null;
  /** From this share of the planned minutes the whole session counts; null: never by a share. */
  @Column('smallint', { name: 'whole_from_percent', nullable: true, default: 80 })
  wholeFromPercent: number | null;

  @Column('smallint', { name: 'round_to_minutes', default: 5 })
  roundToMinutes: number;

  /** A scan so many minutes after the start says that she came late; null: never. */
  @Column('smallint', { name: 'late_after_minutes', nullable: true })
  lateAfterMinutes: number | null;

  /** How it admits who asks for a place herself. */
  @Column('text', { default: 'none' })
  approval: string;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

@Entity({ schema: 'classes', name: 'class_session' })
@Unique('class_session_number_uq', ['classGroupId', 'number'])
@Unique('class_session_id_during_uq', ['id', 'during'])
@Unique('class_session_id_hours_uq', ['id', 'during', 'state'])
@Check('class_session_state_ck', `state in ('planned', 'open', 'closed', 'cancelled')`)
@Check(
  'class_session_went_until_ck',
  `went_until is null or state = 'closed' and went_until > lower(during) and went_until < upper(during)`,
)
@Check('class_session_added_ck', '(added_by is null) = (added_at is null)')
@Check('class_session_during_ck', 'not isempty(during) and not lower_inf(during) and not upper_inf(during)')
@Exclusion('class_session_venue_excl', `using gist (venue_id with =, during with &&) where (state <> 'cancelled')`)
@Index('class_session_during_gist_idx', { synchronize: false })
@Index('class_session_trainer_idx', ['trainerId'])
export class ClassSessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'class_session_pk' })
  id: string;

  @ForeignKey(() => ClassGroupEntity, { name: 'class_session_group_fk' })
  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @Column('smallint')
  number: number;

  @Column('uuid', { name: 'trainer_id' })
  trainerId: string;

  @ForeignKey(() => VenueEntity, { name: 'class_session_venue_fk' })
  @Column('uuid', { name: 'venue_id' })
  venueId: string;

  @Column('tstzrange')
  during: string;

  @Column('integer', { name: 'planned_minutes' })
  plannedMinutes: number;

  @Column('text')
  state: string;

  @Column('bytea', { name: 'scan_secret' })
  scanSecret: Buffer;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** Until when it went, before its planned end; null: to it, or it is not closed. */
  @Column('timestamptz', { name: 'went_until', nullable: true })
  wentUntil: Date | null;

  /** How often hours, place, people and things, title or cancellation were changed since it was planned. */
  @Column('integer', { default: 0 })
  revision: number;

  /** When last; null: never since it was planned. */
  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt: Date | null;

  /** Which account added it to its class, and when; null: its class was planned with it. */
  @Column('uuid', { name: 'added_by', nullable: true })
  addedBy: string | null;

  @Column('timestamptz', { name: 'added_at', nullable: true })
  addedAt: Date | null;
}

@Entity({ schema: 'classes', name: 'booking' })
@Check('booking_place_ck', 'place >= 1 and (place <= capacity or cancelled_at is not null)')
@Check('booking_given_as_ck', `given_as in ('trainer', 'officer', 'department')`)
@Check('booking_taken_as_ck', `taken_as in ('trainer', 'officer', 'department', 'seat-over')`)
@Check('booking_taken_ck', 'taken_as is null or cancelled_at is not null')
@ForeignKey(() => ClassGroupEntity, ['classGroupId', 'capacity'], ['id', 'capacity'], {
  name: 'booking_group_fk',
  onUpdate: 'CASCADE',
})
@Index('booking_place_uq', { synchronize: false })
@Index('booking_member_uq', { synchronize: false })
@Index('booking_member_idx', ['memberId'])
export class BookingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'booking_pk' })
  id: string;

  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @Column('integer')
  capacity: number;

  @Column('integer')
  place: number;

  @ForeignKey('MemberEntity', { name: 'booking_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'booked_by' })
  bookedBy: string;

  @Column('timestamptz', { name: 'booked_at' })
  bookedAt: Date;

  @Column('boolean', { name: 'is_walk_in', default: false })
  isWalkIn: boolean;

  /** Given by the department from names (decision 0067): one class about the same is enough. */
  @Column('boolean', { name: 'is_named', default: false })
  isNamed: boolean;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  /** As what somebody else gave her the place; null: it is of her own asking, or from before it was kept. */
  @Column('text', { name: 'given_as', nullable: true })
  givenAs: string | null;

  /** As what somebody else took it from her; null: nobody did. */
  @Column('text', { name: 'taken_as', nullable: true })
  takenAs: string | null;

  /** When she said that she knows of what somebody else did, or a slip was mended before she did; null: not yet, or there is nothing to know. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;
}

@Entity({ schema: 'classes', name: 'booked_time' })
@Exclusion('booked_time_member_excl', 'using gist (member_id with =, during with &&)')
@ForeignKey(() => ClassSessionEntity, ['classSessionId', 'during'], ['id', 'during'], {
  name: 'booked_time_session_fk',
  onUpdate: 'CASCADE',
})
@Index('booked_time_session_idx', ['classSessionId'])
export class BookedTimeEntity {
  @ForeignKey(() => BookingEntity, { name: 'booked_time_booking_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'booked_time_pk' })
  bookingId: string;

  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'booked_time_pk' })
  classSessionId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('tstzrange')
  during: string;
}
