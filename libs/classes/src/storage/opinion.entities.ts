import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

/** When a class ended about which members are asked: written before sessions of it change or an answer is kept, and never changed. */
@Entity({ schema: 'classes', name: 'asking' })
@Check('asking_opened_ck', 'opened_at >= ended_at')
export class AskingEntity {
  @ForeignKey(() => ClassGroupEntity, { name: 'asking_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'asking_pk' })
  classGroupId: string;

  /** Of its last session then. */
  @Column('timestamptz', { name: 'ended_at' })
  endedAt: Date;

  /** From when the days to answer count: later than the end where sessions to come were called off. */
  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;
}

@Entity({ schema: 'classes', name: 'opinion' })
@Unique('opinion_id_uq', ['id'])
@Check('opinion_respondent_ck', 'octet_length(respondent) = 32')
@Check('opinion_understood_ck', `understood in ('well', 'partly', 'little')`)
@Check('opinion_pace_ck', `pace in ('right', 'fast', 'slow')`)
@Check('opinion_usefulness_ck', `usefulness in ('much', 'some', 'little')`)
@Check('opinion_remark_ck', 'length(remark) between 1 and 300')
export class OpinionEntity {
  /** Drawn by lot: one that holds the time would tell who it was. */
  @Column('uuid')
  id: string;

  @ForeignKey(() => AskingEntity, { name: 'opinion_asking_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'opinion_pk' })
  classGroupId: string;

  /** A keyed hash of class and member: `rules/respondent.ts`. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'opinion_pk' })
  respondent: Buffer;

  @Column('text')
  understood: string;

  @Column('text')
  pace: string;

  @Column('text')
  usefulness: string;

  @Column('text', { nullable: true })
  remark: string | null;
}

const COUNTS = `understood_well, understood_partly, understood_little, pace_right, pace_fast,
  pace_slow, usefulness_much, usefulness_some, usefulness_little`;

/** Counts of a class whose time is over; null where fewer than five answered. */
@Entity({ schema: 'classes', name: 'opinion_result' })
@Check('opinion_result_count_ck', 'answer_count >= 0 and asked_count >= 0')
@Check('opinion_result_few_ck', `num_nonnulls(${COUNTS}) = case when answer_count < 5 then 0 else 9 end`)
@Check(
  'opinion_result_sum_ck',
  `understood_well + understood_partly + understood_little = answer_count
    and pace_right + pace_fast + pace_slow = answer_count
    and usefulness_much + usefulness_some + usefulness_little = answer_count`,
)
export class OpinionResultEntity {
  @ForeignKey(() => AskingEntity, { name: 'opinion_result_asking_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'opinion_result_pk' })
  classGroupId: string;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt: Date;

  @Column('integer', { name: 'asked_count' })
  askedCount: number;

  @Column('integer', { name: 'answer_count' })
  answerCount: number;

  @Column('integer', { name: 'understood_well', nullable: true })
  understoodWell: number | null;

  @Column('integer', { name: 'understood_partly', nullable: true })
  understoodPartly: number | null;

  @Column('integer', { name: 'understood_little', nullable: true })
  understoodLittle: number | null;

  @Column('integer', { name: 'pace_right', nullable: true })
  paceRight: number | null;

  @Column('integer', { name: 'pace_fast', nullable: true })
  paceFast: number | null;

  @Column('integer', { name: 'pace_slow', nullable: true })
  paceSlow: number | null;

  @Column('integer', { name: 'usefulness_much', nullable: true })
  usefulnessMuch: number | null;

  @Column('integer', { name: 'usefulness_some', nullable: true })
  usefulnessSome: number | null;

  @Column('integer', { name: 'usefulness_little', nullable: true })
  usefulnessLittle: number | null;
}

/** What somebody wrote beside the choices; ids are drawn by lot, so their order tells nothing. */
@Entity({ schema: 'classes', name: 'opinion_remark' })
@Check('opinion_remark_length_ck', 'length(remark) > 0')
@Index('opinion_remark_group_idx', ['classGroupId'])
export class OpinionRemarkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_remark_pk' })
  id: string;

  @ForeignKey(() => OpinionResultEntity, { name: 'opinion_remark_result_fk' })
  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @Column('text')
  remark: string;
}

@Entity({ schema: 'classes', name: 'household_report' })
@Check('household_report_respondent_ck', 'octet_length(respondent) = 32')
@Check('household_report_households_ck', 'households between 0 and 200')
export class HouseholdReportEntity {
  @ForeignKey(() => AskingEntity, { name: 'household_report_asking_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'household_report_pk' })
  classGroupId: string;

  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'household_report_pk' })
  respondent: Buffer;

  @Column('integer')
  households: number;

  /** Households by task, as far as she said. */
  @Column('jsonb', { name: 'by_task' })
  byTask: object;
}

/** The sum of a class whose time is over; null where fewer than five answered. */
@Entity({ schema: 'classes', name: 'household_result' })
@Check('household_result_count_ck', 'answer_count >= 0 and asked_count >= 0')
@Check('household_result_few_ck', 'num_nonnulls(households, by_task) = case when answer_count < 5 then 0 else 2 end')
export class HouseholdResultEntity {
  @ForeignKey(() => AskingEntity, { name: 'household_result_asking_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'household_result_pk' })
  classGroupId: string;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt: Date;

  @Column('integer', { name: 'asked_count' })
  askedCount: number;

  @Column('integer', { name: 'answer_count' })
  answerCount: number;

  @Column('integer', { nullable: true })
  households: number | null;

  @Column('jsonb', { name: 'by_task', nullable: true })
  byTask: object | null;
}
