import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Until when rolls of a province are corrected; none: as DEFAULT_CORRECTION_RULE says. */
@Entity({ schema: 'classes', name: 'correction_rule' })
@Check('correction_rule_days_ck', 'trainer_days between 1 and 3650 and department_days between 1 and 3650')
@Check(
  'correction_rule_order_ck',
  'department_days is null or (trainer_days is not null and trainer_days <= department_days)',
)
@ForeignKey('UnitEntity', ['provinceId'], ['id'], { name: 'correction_rule_province_fk' })
export class CorrectionRuleEntity {
  @PrimaryColumn('uuid', { name: 'province_id', primaryKeyConstraintName: 'correction_rule_pk' })
  provinceId: string;

  @Column('smallint', { name: 'trainer_days', nullable: true })
  trainerDays: number | null;

  @Column('smallint', { name: 'department_days', nullable: true })
  departmentDays: number | null;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
