import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'papers', name: 'paper' })
@Unique('paper_corrects_uq', ['corrects'])
@Index('paper_number_uq', { synchronize: false })
@Index('paper_class_idx', ['classGroupId'])
@Index('paper_round_idx', ['roundId'])
@Index('paper_plan_idx', ['planId'])
@Check(
  'paper_kind_ck',
  `kind in ('class-plan', 'invitation', 'convening', 'assignment', 'attendance-list', 'minutes', 'class-report', 'round-report', 'certificate-list', 'opening-plan')`,
)
@Check('paper_subject_ck', 'num_nonnulls(class_group_id, round_id, plan_id) = 1')
@Check('paper_issued_ck', 'num_nulls(content, issued_by, issued_at, dated_on) in (0, 4)')
@Check('paper_number_ck', `number is null or (issued_at is not null and symbol is not null and number <> '')`)
@Check('paper_unnumbered_ck', 'issued_at is null or (symbol is null) = (number is null)')
@Check('paper_erased_ck', 'erased_at is null or issued_at is not null')
@ForeignKey('ClassGroupEntity', ['classGroupId'], ['id'], { name: 'paper_class_fk' })
@ForeignKey('RoundEntity', ['roundId'], ['id'], { name: 'paper_round_fk' })
@ForeignKey('PlanEntity', ['planId'], ['id'], { name: 'paper_plan_fk' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'paper_unit_fk', onUpdate: 'CASCADE' })
@ForeignKey('PaperEntity', ['corrects'], ['id'], { name: 'paper_corrects_fk' })
export class PaperEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'paper_pk' })
  id: string;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'class_group_id', nullable: true })
  classGroupId: string | null;

  @Column('uuid', { name: 'round_id', nullable: true })
  roundId: string | null;

  @Column('uuid', { name: 'plan_id', nullable: true })
  planId: string | null;

  /** The office that issues it: a commune, or a province for its department. */
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('jsonb')
  form: object;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('text', { nullable: true })
  symbol: string | null;

  @Column('text', { nullable: true })
  number: string | null;

  @Column('date', { name: 'dated_on', nullable: true })
  datedOn: string | null;

  @Column('jsonb', { nullable: true })
  content: object | null;

  @Column('uuid', { name: 'issued_by', nullable: true })
  issuedBy: string | null;

  @Column('timestamptz', { name: 'issued_at', nullable: true })
  issuedAt: Date | null;

  @Column('uuid', { nullable: true })
  corrects: string | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}
