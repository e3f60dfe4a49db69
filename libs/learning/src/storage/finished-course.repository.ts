import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { hasFinishedCourse } from './finished-course';

/** Answers about who has finished courses. */
@Injectable()
export class FinishedCourseRepository {
  constructor(private readonly database: Database) {}

  /** Which member has not finished which of the courses, in no order. */
  async unfinished(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<{ readonly memberId: string; readonly courseId: string }[]> {
    return this.database.query(
      `select m.id as "memberId", r.id as "courseId" from unnest($1::uuid[]) as m(id) cross join unnest($2::text[]) as r(id)
       where not ${hasFinishedCourse('m.id', 'r.id')}`,
      [memberIds, courseIds],
    );
  }
}
