import { Injectable } from '@nestjs/common';
import { Lessons } from '@lopso/content';
import { Access, type Actor, Clock } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { EvidenceRecorder } from './evidence-recorder.service';
import { LessonProgressRepository } from '../storage/lesson-progress.repository';

/** What a member does with a lesson: reads on, and presses “Đọc xong” at its end. */
@Injectable()
export class LessonReading {
  constructor(
    private readonly lessons: Lessons,
    private readonly progress: LessonProgressRepository,
    private readonly recorder: EvidenceRecorder,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Keeps where the member stopped, 0–100; the last one that arrives stays. @throws ContentNotFound */
  async keepPosition(actor: Actor, lessonId: string, percent: number): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.lessons.get(lessonId);
    await this.progress.save(memberId, { lessonId, percent }, this.clock.now());
  }

  /** Records that the lesson is read, once however often it is said. @throws ContentNotFound */
  async finish(actor: Actor, lessonId: string): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.lessons.get(lessonId);
    const fact = { memberId, subject: lessonId, sourceId: lessonId, minutes: null, occurredAt: this.clock.now() };
    await this.recorder.record({ facts: [{ kind: 'lesson-read', ...fact }], withdrawn: [] });
  }
}
