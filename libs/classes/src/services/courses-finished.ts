import { Injectable } from '@nestjs/common';
import { type Scope } from '@lopso/platform';

/** Who knows which courses somebody has finished. */
export interface CourseFinishSource {
  /** Of each of the members the ids of those of the courses that she has not finished; who has finished all is left out. */
  unfinishedOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Ids of the courses that open rounds over units of the scope ask for, by id: nobody there can finish another one. */
  askedOver(scope: Scope): Promise<readonly string[]>;
}

/**
 * Who has finished a course. That is judged by the rounds, which live in `learning`: it imports this library and answers from its start on;
 * without it nobody has finished any.
 */
@Injectable()
export class CoursesFinished {
  private source: CourseFinishSource | null = null;

  /** @throws Error when somebody else answers already */
  answeredBy(source: CourseFinishSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who finished a course');
    this.source = source;
  }

  /** As `CourseFinishSource` says; joins a running transaction. */
  async unfinishedOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (memberIds.length === 0 || courseIds.length === 0) return new Map();
    if (this.source === null) return new Map(memberIds.map((id) => [id, new Set(courseIds)]));
    return this.source.unfinishedOf(memberIds, courseIds);
  }

  /** As `CourseFinishSource` says; none without one. */
  async askedOver(scope: Scope): Promise<readonly string[]> {
    return this.source === null ? [] : this.source.askedOver(scope);
  }
}
