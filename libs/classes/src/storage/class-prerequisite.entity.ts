import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

/** A course that whoever gets a place in a class has finished. */
@Entity({ schema: 'classes', name: 'class_prerequisite' })
export class ClassPrerequisiteEntity {
  @ForeignKey(() => ClassGroupEntity, { name: 'class_prerequisite_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'class_prerequisite_pk' })
  classGroupId: string;

  @ForeignKey('CourseEntity', { name: 'class_prerequisite_course_fk' })
  @PrimaryColumn('text', { name: 'course_id', primaryKeyConstraintName: 'class_prerequisite_pk' })
  courseId: string;
}
