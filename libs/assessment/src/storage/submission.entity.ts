import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type CriterionVerdict, type Rubric } from '../rules/submission-rules';

@Entity({ schema: 'assessment', name: 'submission' })
@ForeignKey('unit', ['unitId', 'unitPath'], ['id', 'path'], { name: 'submission_unit_fk', onUpdate: 'CASCADE' })
@Unique('submission_number_uq', ['memberId', 'taskId', 'number'])
@Unique('submission_client_key_uq', ['memberId', 'clientKey'])
@Check('submission_state_ck', `state in ('handed-in', 'passed', 'returned')`)
@Check('submission_graded_ck', `(state = 'handed-in') = (graded_at is null)`)
@Index('submission_open_uq', ['memberId', 'taskId', 'courseHash'], { unique: true, where: `state = 'handed-in'` })
@Index('submission_queue_idx', ['handedInAt', 'id'], { where: `state = 'handed-in'` })
@Index('submission_unit_path_gist_idx', { synchronize: false })
export class SubmissionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_pk' })
  id: string;

  @ForeignKey('member', { name: 'submission_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'task_id' })
  taskId: string;

  @Column('text', { name: 'course_id' })
  courseId: string;

  @Column('text', { name: 'course_hash' })
  courseHash: string;

  @Column('smallint')
  number: number;

  @Column('text')
  words: string;

  @Column('jsonb')
  rubric: Rubric;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('timestamptz', { name: 'handed_in_at' })
  handedInAt: Date;

  @Column('text')
  state: string;

  @Column('uuid', { name: 'graded_by', nullable: true })
  gradedBy: string | null;

  @Column('timestamptz', { name: 'graded_at', nullable: true })
  gradedAt: Date | null;

  @Column('jsonb', { nullable: true })
  criteria: CriterionVerdict[] | null;

  @Column('text', { nullable: true })
  comment: string | null;
}

@Entity({ schema: 'assessment', name: 'submission_file' })
@Unique('submission_file_position_uq', ['submissionId', 'position'])
export class SubmissionFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_file_pk' })
  id: string;

  @ForeignKey(() => SubmissionEntity, { name: 'submission_file_submission_fk' })
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;

  @Column('smallint')
  position: number;

  @Column('text', { name: 'store_key' })
  storeKey: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;
}
