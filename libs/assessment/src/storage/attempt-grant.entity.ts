import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Further attempts that an officer gave somebody at a quiz. */
@Entity({ schema: 'assessment', name: 'attempt_grant' })
@Check('attempt_grant_number_ck', 'number between 1 and 5')
@Check('attempt_grant_taken_back_ck', '(taken_back_by is null) = (taken_back_at is null)')
@Index('attempt_grant_quiz_idx', ['memberId', 'quizId'])
export class AttemptGrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attempt_grant_pk' })
  id: string;

  @ForeignKey('member', { name: 'attempt_grant_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text', { name: 'quiz_id' })
  quizId: string;

  @Column('smallint')
  number: number;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('uuid', { name: 'taken_back_by', nullable: true })
  takenBackBy: string | null;

  @Column('timestamptz', { name: 'taken_back_at', nullable: true })
  takenBackAt: Date | null;
}
