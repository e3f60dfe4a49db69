import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CourseFinishSource, EligibilityService } from '@lopso/classes';
import { CourseService, type LessonEdition } from '@lopso/content';
import { Access, type Actor, Clock, InvalidInput, type Scope, Transactions } from '@lopso/platform';
import { CompletionService } from '../completion/completion.service';
import { EvidenceRepository } from '../completion/evidence.repository';
import { CycleRepository } from '../cycles/cycle.repository';
import { LEARN } from '../learning.permissions';
import { CountingWindowService } from './counting-window.service';
import { ReadingRepository } from './reading.repository';
import { earlierReadings, lastSeen, readingSource, standingPositions, standingReadings } from './reading.rules';

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

/** Lessons read: where a member stopped, what is read in the rounds that ask for it, and which courses are finished. */
@Injectable()
export class ReadingService implements OnModuleInit, CourseFinishSource {
  constructor(
    private readonly courses: CourseService,
    private readonly readingRows: ReadingRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly cycles: CycleRepository,
    private readonly windows: CountingWindowService,
    private readonly evidence: EvidenceRepository,
    private readonly completions: CompletionService,
    private readonly eligibility: EligibilityService,
  ) {}

  /** Keeps where the member stopped, 0–100; the last one that arrives stays. @throws ContentNotFound */
  async keepPosition(actor: Actor, lessonId: string, percent: number): Promise<void> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.courses.getLesson(lessonId);
    await this.readingRows.savePosition(memberId, { lessonId, percent }, this.clock.now());
  }

  /**
   * Records that the lesson is read, once in a round however often it is said, in the edition of the page it was read on: the phone may have kept that from before the
   * present one. True where the text it says now is asked for and still to be read.
   * @throws ContentNotFound; InvalidInput for a version that never had the lesson
   */
  async finishLesson(actor: Actor, lessonId: string, courseHash: string | null): Promise<boolean> {
    const memberId = this.access.requireMember(actor, LEARN);
    const edition = await this.editionOf(memberId, lessonId, courseHash);
    await this.recordReadings(memberId, [lessonId], edition);
    return (edition?.publishedAt ?? null) !== null && (await this.isAskedAnew(memberId, lessonId));
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
    const since = await this.askedSince(memberId, lessonId);
    return since === null ? null : this.courses.findLessonEditionBefore(lessonId, since);
  }

  /** Lesson → when it was read, in the round that asks for it. */
  async listReadLessons(memberId: string): Promise<Map<string, Date>> {
    const windows = await this.windows.lessonWindows(memberId);
    return standingReadings(await this.evidence.lessonsRead(memberId), windows);
  }

  /** Course → lessons that the member's rounds ask for, also those that a later edition dropped. */
  listAskedLessons(memberId: string): Promise<Map<string, string[]>> {
    return this.windows.lessonsAsked(memberId);
  }

  /**
   * Records that lessons are read now, in an edition where it is known, those that stand already left out, unless a major edition changed them since; gives how
   * many are new. No cycle opens in
   * between: whether a reading is new depends on the cycles.
   */
  async recordReadings(memberId: string, lessonIds: readonly string[], edition: LessonEdition | null): Promise<number> {
    return this.transactions.run(async () => {
      await this.cycles.holdForEvidence([memberId]);
      const occurredAt = this.clock.now();
      const windows = await this.windows.readingsOf(memberId, lessonIds, { at: occurredAt, edition });
      const standing = standingReadings(await this.evidence.lessonsRead(memberId), windows);
      const facts = lessonIds
        .filter((lessonId) => !standing.has(lessonId))
        .map((lessonId) => ({
          memberId,
          kind: 'lesson-read' as const,
          subject: lessonId,
          sourceId: readingSource(lessonId, windows),
          minutes: null,
          ...(edition === null ? {} : { courseHash: edition.hash }),
          occurredAt,
        }));
      return this.completions.recordEvidence({ facts, withdrawn: [] });
    });
  }

  /** Since which edition a lesson is asked for, or was changed by a major one; null: it counts in whatever edition. */
  askedSince(memberId: string, lessonId: string): Promise<Date | null> {
    return this.windows.editionSince(memberId, lessonId);
  }

  /** Whether a reopening asks for a lesson that she has not read in its edition. */
  async isAskedAnew(memberId: string, lessonId: string): Promise<boolean> {
    const windows = await this.windows.lessonWindows(memberId);
    if ((windows.get(lessonId)?.editionSince ?? null) === null) return false;
    return !standingReadings(await this.evidence.lessonsRead(memberId), windows).has(lessonId);
  }

  /** In the rounds that run; lessons never opened in them are not listed. */
  async lessonStanding(memberId: string): Promise<LessonStanding> {
    const [windows, positions, readings] = await Promise.all([
      this.windows.lessonWindows(memberId),
      this.readingRows.listPositions(memberId),
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

  onModuleInit(): void {
    this.eligibility.answerFinishedCoursesBy(this);
  }

  /** As `CourseFinishSource` says. Joins a running transaction. */
  async unfinishedOf(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const unfinished = new Map<string, Set<string>>();
    for (const { memberId, courseId } of await this.readingRows.listUnfinishedCourses(memberIds, courseIds))
      unfinished.set(memberId, (unfinished.get(memberId) ?? new Set()).add(courseId));
    return unfinished;
  }

  /** As `CourseFinishSource` says. */
  async askedOver(scope: Scope): Promise<readonly string[]> {
    return this.readingRows.listCoursesAsked(scope);
  }
}
