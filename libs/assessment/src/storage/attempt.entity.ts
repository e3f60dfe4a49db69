import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type SealedPaper, type PaperOutline } from '../rules/paper';
import { type QuestionMark } from '../rules/mark-paper';

@Entity({ schema: 'assessment', name: 'attempt' })
@ForeignKey('unit', ['unitId', 'unitPath'], ['id', 'path'], { name: 'attempt_unit_fk', onUpdate: 'CASCADE' })
@Unique('attempt_number_uq', ['memberId', 'quizId', 'number'])
@Check('attempt_submitted_how_ck', `submitted_how in ('member', 'time-up', 'paper')`)
@Check('attempt_marked_ck', '(submitted_at is null) = (is_passed is null)')
@Index('attempt_open_uq', ['memberId', 'quizId', 'isOnPaper'], { unique: true, where: 'submitted_at is null' })
@Index('attempt_closes_idx', ['closesAt'], { where: 'submitted_at is null' })
@Index('attempt_quiz_idx', ['quizId', 'submittedAt'])
export class AttemptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attempt_pk' })
  id: string;

  @ForeignKey('member', { name: 'attempt_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'course_id' })
  courseId: string;

  @Column('text', { name: 'course_hash' })
  courseHash: string;

  @Column('text', { name: 'quiz_id' })
  quizId: string;

  @Column('smallint')
  number: number;

  @Column('boolean', { name: 'is_on_paper', default: false })
  isOnPaper: boolean;

  @Column('jsonb')
  paper: SealedPaper;

  @Column('jsonb', { default: {} })
  outline: PaperOutline;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt: Date | null;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @Column('text', { name: 'submitted_how', nullable: true })
  submittedHow: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  points: string | null;

  @Column('numeric', { name: 'max_points', precision: 7, scale: 2, nullable: true })
  maxPoints: string | null;

  @Column('numeric', { name: 'score_percent', precision: 5, scale: 2, nullable: true })
  scorePercent: string | null;

  @Column('boolean', { name: 'is_passed', nullable: true })
  isPassed: boolean | null;

  @Column('jsonb', { nullable: true })
  marks: QuestionMark[] | null;

  @Column('uuid', { name: 'entered_by', nullable: true })
  enteredBy: string | null;
}
