import { Injectable } from '@nestjs/common';
import { CourseService, type LessonEdition } from '@lopso/content';
import { Access, type Actor, Clock, InvalidInput } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { LessonProgressRepository } from '../storage/lesson-progress.repository';
import { Readings } from './readings.service';

/** What a member does with a lesson: reads on, and presses “Đọc xong” at its end. */
@Injectable()
export class LessonReading {
  constructor(
    private readonly courses: CourseService,
    private readonly progress: LessonProgressRepository,
    private readonly readings: Readings,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Keeps where the member stopped, 0–100; the last one that arrives stays. @throws ContentNotFound */
  async keepPosition(actor: Actor, lessonId: string, percent: number): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.courses.getLesson(lessonId);
    await this.progress.save(memberId, { lessonId, percent }, this.clock.now());
  }

  /**
   * Records that the lesson is read, once in a round however often it is said, in the edition of the page it was read on: the phone may have kept that from before the
   * present one. True where the text it says now is asked for and still to be read.
   * @throws ContentNotFound; InvalidInput for a version that never had the lesson
   */
  async finish(actor: Actor, lessonId: string, courseHash: string | null): Promise<boolean> {
    const memberId = this.access.requireMember(actor, LEARN);
    const edition = await this.editionOf(memberId, lessonId, courseHash);
    await this.readings.record(memberId, [lessonId], edition);
    return (edition?.publishedAt ?? null) !== null && (await this.readings.isAskedAnew(memberId, lessonId));
  }

  /**
   * A page of an older program names no version. It is not known to be of the one that changed the lesson: it is of the one before. However often it arrives, it never
   * comes to be of another.
   */
  private async editionOf(
    memberId: string,
    lessonId: string,
    courseHash: string | null,
  ): Promise<LessonEdition | null> {
    if (courseHash !== null) {
      const edition = await this.courses.findLessonEdition(lessonId, courseHash);
      if (edition === null) throw new InvalidInput([{ pointer: '#/courseHash', code: 'field.not-in-list' }]);
      return edition;
    }
    await this.courses.getLesson(lessonId);
    const since = await this.readings.askedSince(memberId, lessonId);
    return since === null ? null : this.courses.findLessonEditionBefore(lessonId, since);
  }
}
