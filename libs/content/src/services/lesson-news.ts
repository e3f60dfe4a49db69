import { Injectable } from '@nestjs/common';
import { EditionRepository, type LessonChange, type SeenLesson } from '../storage/edition.repository';

/**
 * What current editions have that somebody who read an earlier one has not seen. A patch is silent: the edition must differ in its
 * first or second number from the one that was current when she saw the lesson.
 */
@Injectable()
export class LessonNews {
  constructor(private readonly editions: EditionRepository) {}

  /** Lessons whose text is another one, and lessons added to courses of which she saw some, by course and number. */
  async since(seen: readonly SeenLesson[]): Promise<LessonChange[]> {
    return seen.length === 0 ? [] : this.editions.newsSince(seen);
  }
}
