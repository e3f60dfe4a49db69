import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'content', name: 'course_version' })
@Unique('course_version_course_hash_uq', ['courseId', 'hash'])
export class CourseVersionEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'course_version_pk' })
  hash: string;

  @Column('text', { name: 'course_id' })
  courseId: string;

  @Column('text')
  slug: string;

  @Column('text')
  version: string;

  @Column('text')
  title: string;

  @Column('text')
  motif: string;

  @Column('jsonb')
  compiled: object;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}

@Entity({ schema: 'content', name: 'course' })
@ForeignKey(() => CourseVersionEntity, ['id', 'currentHash'], ['courseId', 'hash'], { name: 'course_current_fk' })
export class CourseEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'course_pk' })
  id: string;

  @Column('smallint')
  position: number;

  @Column('text', { name: 'current_hash' })
  currentHash: string;
}

@Entity({ schema: 'content', name: 'lesson_version' })
@Unique('lesson_version_number_uq', ['courseHash', 'number'])
@Index('lesson_version_lesson_idx', ['lessonId'])
export class LessonVersionEntity {
  @PrimaryColumn('text', { name: 'course_hash', primaryKeyConstraintName: 'lesson_version_pk' })
  @ForeignKey(() => CourseVersionEntity, 'hash', { name: 'lesson_version_course_fk' })
  courseHash: string;

  @PrimaryColumn('text', { name: 'lesson_id', primaryKeyConstraintName: 'lesson_version_pk' })
  lessonId: string;

  @Column('smallint')
  number: number;

  @Column('text')
  title: string;

  @Column('smallint')
  minutes: number;

  @Column('integer', { name: 'packed_bytes' })
  packedBytes: number;

  @Column('text')
  html: string;

  @Column('date', { name: 'checked_on' })
  checkedOn: string;

  @Column('jsonb')
  sources: object;
}

@Entity({ schema: 'content', name: 'programme_version' })
@Unique('programme_version_programme_hash_uq', ['programmeId', 'hash'])
export class ProgrammeVersionEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'programme_version_pk' })
  hash: string;

  @Column('text', { name: 'programme_id' })
  programmeId: string;

  @Column('text')
  title: string;

  @Column('jsonb')
  compiled: object;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}

@Entity({ schema: 'content', name: 'programme' })
@ForeignKey(() => ProgrammeVersionEntity, ['id', 'currentHash'], ['programmeId', 'hash'], {
  name: 'programme_current_fk',
})
export class ProgrammeEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'programme_pk' })
  id: string;

  @Column('text', { name: 'current_hash' })
  currentHash: string;
}
