import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'learning', name: 'lesson_progress' })
@Check('lesson_progress_percent_ck', 'position_percent between 0 and 100')
export class LessonProgressEntity {
  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'lesson_progress_pk' })
  @ForeignKey('MemberEntity', { name: 'lesson_progress_member_fk' })
  memberId: string;

  @PrimaryColumn('text', { name: 'lesson_id', primaryKeyConstraintName: 'lesson_progress_pk' })
  lessonId: string;

  @Column('smallint', { name: 'position_percent' })
  positionPercent: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
