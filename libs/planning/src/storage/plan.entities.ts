import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A plan of classes of a round: what it was made from and what came out. */
@Entity({ schema: 'planning', name: 'plan' })
@Check('plan_state_ck', `state in ('working', 'proposed', 'failed')`)
@Check('plan_done_percent_ck', 'done_percent between 0 and 100')
@Check('plan_days_ck', 'from_on <= until_on and until_on - from_on <= 366')
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'plan_unit_fk', onUpdate: 'CASCADE' })
@Index('plan_round_idx', ['roundId'])
@Index('plan_created_idx', ['createdAt', 'id'])
export class PlanEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'plan_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  name: string;

  @ForeignKey('RoundEntity', { name: 'plan_round_fk' })
  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('date', { name: 'from_on' })
  fromOn: string;

  @Column('date', { name: 'until_on' })
  untilOn: string;

  @Column('jsonb')
  terms: object;

  @Column('uuid', { name: 'trainer_ids', array: true })
  trainerIds: string[];

  @Column('text')
  state: string;

  /** Counts the proposals: what belongs to an earlier one is not written any more. */
  @Column('integer', { default: 1 })
  run: number;

  /** Grows with every proposal and whenever a class is put elsewhere: an act says which one it was decided on. */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('smallint', { name: 'done_percent', default: 0 })
  donePercent: number;

  @Column('jsonb', { nullable: true })
  figures: object | null;

  @Column('text', { nullable: true })
  failure: string | null;

  /** Pinned classes that were let go: by the last proposal, and before the first one those of another plan that do not hold in this one. */
  @Column('jsonb', { name: 'dropped_pins', default: [] })
  droppedPins: object;

  /** The plan whose pins it took over. */
  @ForeignKey(() => PlanEntity, { name: 'plan_pins_of_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'pins_of_id', nullable: true })
  pinsOfId: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'proposed_at', nullable: true })
  proposedAt: Date | null;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A class of a plan; once opened it is a class of the timetable too. */
@Entity({ schema: 'planning', name: 'planned_class' })
@Check('planned_class_replanned_ck', 'not is_replanned or class_group_id is not null')
@Check('planned_class_halves_ck', 'first_half in (0, 1) and halves between 1 and 2 - first_half')
export class PlannedClassEntity {
  @ForeignKey(() => PlanEntity, { name: 'planned_class_plan_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'plan_id', primaryKeyConstraintName: 'planned_class_pk' })
  planId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'planned_class_pk' })
  number: number;

  @ForeignKey('UnitEntity', { name: 'planned_class_unit_fk' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @ForeignKey('VenueEntity', { name: 'planned_class_venue_fk' })
  @Column('uuid', { name: 'venue_id' })
  venueId: string;

  @ForeignKey('AccountEntity', { name: 'planned_class_trainer_fk' })
  @Column('uuid', { name: 'trainer_id' })
  trainerId: string;

  @Column('date', { name: 'held_on' })
  heldOn: string;

  @Column('smallint', { name: 'first_half' })
  firstHalf: number;

  @Column('smallint')
  halves: number;

  @Column('jsonb')
  people: object;

  @Column('boolean', { name: 'is_pinned', default: false })
  isPinned: boolean;

  @ForeignKey('ClassGroupEntity', { name: 'planned_class_group_fk' })
  @Column('uuid', { name: 'class_group_id', nullable: true })
  classGroupId: string | null;

  @Column('boolean', { name: 'is_replanned', default: false })
  isReplanned: boolean;
}

/** People of a commune whom a plan finds no class for, and why. */
@Entity({ schema: 'planning', name: 'plan_gap' })
@Check('plan_gap_people_ck', 'people > 0')
@Check('plan_gap_reason_ck', `reason in ('no-hall', 'no-day', 'too-far', 'hall-taken', 'trainers-taken')`)
export class PlanGapEntity {
  @ForeignKey(() => PlanEntity, { name: 'plan_gap_plan_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'plan_id', primaryKeyConstraintName: 'plan_gap_pk' })
  planId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'plan_gap_pk' })
  number: number;

  @ForeignKey('UnitEntity', { name: 'plan_gap_unit_fk' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('integer')
  people: number;

  @Column('text')
  reason: string;
}
