import { Injectable } from '@nestjs/common';
import { Lessons } from '@lopso/content';
import { Access, type Actor, Clock } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { LessonProgressRepository } from '../storage/lesson-progress.repository';
import { Readings } from './readings.service';

/** What a member does with a lesson: reads on, and presses “Đọc xong” at its end. */
@Injectable()
export class LessonReading {
  constructor(
    private readonly lessons: Lessons,
    private readonly progress: LessonProgressRepository,
    private readonly readings: Readings,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Keeps where the member stopped, 0–100; the last one that arrives stays. @throws ContentNotFound */
  async keepPosition(actor: Actor, lessonId: string, percent: number): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.lessons.get(lessonId);
    await this.progress.save(memberId, { lessonId, percent }, this.clock.now());
  }

  /** Records that the lesson is read, once in a round however often it is said. @throws ContentNotFound */
  async finish(actor: Actor, lessonId: string): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.lessons.get(lessonId);
    await this.readings.record(memberId, [lessonId]);
  }
}
