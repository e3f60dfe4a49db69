import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** The department asks communes for names about a topic, until a day. */
@Entity({ schema: 'planning', name: 'class_call' })
@Check('class_call_level_ck', `level in ('basic', 'in-depth')`)
@Check('class_call_required_ck', `level = 'basic' or cardinality(required_courses) > 0`)
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'class_call_unit_fk', onUpdate: 'CASCADE' })
@Index('class_call_created_idx', ['createdAt', 'id'])
export class ClassCallEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'class_call_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  title: string;

  /** The course it is about; null: the title alone says it. */
  @ForeignKey('CourseEntity', { name: 'class_call_course_fk' })
  @Column('text', { name: 'course_id', nullable: true })
  courseId: string | null;

  @Column('text')
  level: string;

  /** Courses that whoever is named has finished. */
  @Column('text', { name: 'required_courses', array: true })
  requiredCourses: string[];

  /** The last day for names. */
  @Column('date', { name: 'closes_on' })
  closesOn: string;

  /** Of the form that published it, so that the same form sent twice is told from another one. */
  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** How often day and places were changed. */
  @Column('integer', { default: 0 })
  revision: number;
}

/** How many a commune may name. */
@Entity({ schema: 'planning', name: 'call_quota' })
@Unique('call_quota_places_uq', ['callId', 'unitId', 'places'])
@Check('call_quota_places_ck', 'places between 0 and 2000')
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'call_quota_unit_fk', onUpdate: 'CASCADE' })
@Index('call_quota_unit_path_gist_idx', { synchronize: false })
export class CallQuotaEntity {
  @ForeignKey(() => ClassCallEntity, { name: 'call_quota_call_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'call_id', primaryKeyConstraintName: 'call_quota_pk' })
  callId: string;

  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'call_quota_pk' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('integer')
  places: number;
}

/** A member in a call: proposed by her leader, named by her commune, given a place in a class; or how it ended. */
@Entity({ schema: 'planning', name: 'call_name' })
@Unique('call_name_place_uq', ['callId', 'unitId', 'place'], { deferrable: 'INITIALLY IMMEDIATE' })
@Check('call_name_state_ck', `state in ('proposed', 'named', 'booked', 'declined', 'withdrawn', 'unable')`)
@Check('call_name_place_ck', 'place between 1 and places')
@Check(
  'call_name_placed_ck',
  `(place is not null) = (state in ('named', 'booked')) and (place is null) = (places is null)`,
)
@Check('call_name_ended_ck', `(ended_at is not null) = (state in ('declined', 'withdrawn', 'unable'))`)
@Check('call_name_reason_ck', `(reason is not null) = (state = 'declined')`)
@Check('call_name_class_ck', `state <> 'booked' or class_group_id is not null`)
@ForeignKey(() => CallQuotaEntity, ['callId', 'unitId'], ['callId', 'unitId'], {
  name: 'call_name_quota_fk',
  onDelete: 'CASCADE',
})
@ForeignKey(() => CallQuotaEntity, ['callId', 'unitId', 'places'], ['callId', 'unitId', 'places'], {
  name: 'call_name_places_fk',
  onUpdate: 'CASCADE',
})
@Index('call_name_live_uq', { synchronize: false })
@Index('call_name_member_idx', ['memberId'])
export class CallNameEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'call_name_pk' })
  id: string;

  @Column('uuid', { name: 'call_id' })
  callId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @ForeignKey('MemberEntity', { name: 'call_name_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  state: string;

  /** Which of the commune's places; never more than there are. */
  @Column('integer', { nullable: true })
  place: number | null;

  /** The places of the commune, by a foreign key. */
  @Column('integer', { nullable: true })
  places: number | null;

  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Column('timestamptz', { name: 'proposed_at', nullable: true })
  proposedAt: Date | null;

  @Column('uuid', { name: 'named_by', nullable: true })
  namedBy: string | null;

  @Column('timestamptz', { name: 'named_at', nullable: true })
  namedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** Why the commune declined a proposal. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Where she was given a place; kept when the class was cancelled or she has no place in it any more. */
  @ForeignKey('ClassGroupEntity', { name: 'call_name_group_fk' })
  @Column('uuid', { name: 'class_group_id', nullable: true })
  classGroupId: string | null;
}
