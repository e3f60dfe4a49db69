import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CourseFinishSource, EligibilityService } from '@lopso/classes';
import { type Scope } from '@lopso/platform';
import { FinishedCourseRepository } from '../storage/finished-course.repository';

/** Who has finished a course; classes, which does not know the rounds, asks here who may have a place in one that builds on it. */
@Injectable()
export class FinishedCourses implements OnModuleInit, CourseFinishSource {
  constructor(
    private readonly finished: FinishedCourseRepository,
    private readonly eligibility: EligibilityService,
  ) {}

  onModuleInit(): void {
    this.eligibility.answerFinishedCoursesBy(this);
  }

  /** As `CourseFinishSource` says. Joins a running transaction. */
  async unfinishedOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const unfinished = new Map<string, Set<string>>();
    for (const { memberId, courseId } of await this.finished.unfinished(memberIds, courseIds))
      unfinished.set(memberId, (unfinished.get(memberId) ?? new Set()).add(courseId));
    return unfinished;
  }

  /** As `CourseFinishSource` says. */
  async askedOver(scope: Scope): Promise<readonly string[]> {
    return this.finished.askedOver(scope);
  }
}
