import { Injectable } from '@nestjs/common';
import { CourseService } from '@lopso/content';
import { earlierReadings, lastSeen, standingPositions, standingReadings } from '../rules/reading';
import { EvidenceRepository } from '../storage/evidence.repository';
import { LessonProgressRepository } from '../storage/lesson-progress.repository';
import { CountingWindows } from './counting-windows.service';

/** How far a member is in a lesson. */
export interface LessonProgress {
  readonly lessonId: string;
  /** Where she stopped, 0–100. */
  readonly percent: number;
  readonly readAt: Date | null;
  /** When she last read it in an earlier edition than the one that is asked for, which she has not read; else null. */
  readonly earlierReadAt: Date | null;
}

/** Lessons begun, and what is new in courses she read. */
export interface LessonStanding {
  readonly lessons: readonly LessonProgress[];
  /** Of lessons she read: those with another text since; of their courses: lessons added since. Nothing is asked again by it. */
  readonly news: Awaited<ReturnType<CourseService['listLessonNews']>>;
}

/** How a member stands in all lessons. */
@Injectable()
export class LessonStandings {
  constructor(
    private readonly windows: CountingWindows,
    private readonly positions: LessonProgressRepository,
    private readonly evidence: EvidenceRepository,
    private readonly courses: CourseService,
  ) {}

  /** In the rounds that run; lessons never opened in them are not listed. */
  async of(memberId: string): Promise<LessonStanding> {
    const [windows, positions, readings] = await Promise.all([
      this.windows.of(memberId),
      this.positions.of(memberId),
      this.evidence.lessonsRead(memberId),
    ]);
    const begun = standingPositions(positions, windows);
    const read = standingReadings(readings, windows);
    const earlier = earlierReadings(readings, windows);
    const lessonIds = [...new Set([...begun.keys(), ...read.keys(), ...earlier.keys()])].sort();
    const lessons = lessonIds.map((lessonId) => ({
      lessonId,
      percent: begun.get(lessonId) ?? 0,
      readAt: read.get(lessonId) ?? null,
      earlierReadAt: earlier.get(lessonId) ?? null,
    }));
    return { lessons, news: await this.courses.listLessonNews(lastSeen(readings, windows, positions)) };
  }
}
