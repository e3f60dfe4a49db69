import { Injectable } from '@nestjs/common';
import { type CompiledCourse } from '../compiler';
import { ContentNotFound } from '../content.errors';
import { ContentRepository, type CourseOutline, type LessonPage } from '../storage/content.repository';

/** So many immutable versions stay in memory; a version never changes, so none is ever stale. */
const KEPT_VERSIONS = 24;
const KEPT_LESSONS = 240;

/** Published courses, current or by the hash of a version. */
@Injectable()
export class Courses {
  private readonly versions = new Map<string, CompiledCourse>();

  constructor(private readonly repository: ContentRepository) {}

  /** Outlines of the current courses in their order. */
  listOutlines(): Promise<CourseOutline[]> {
    return this.repository.listOutlines();
  }

  /** Course id → id of the quiz by which it is passed: the current one, else the newest it had; `at`: the newest at that instant, else the first one after. */
  lastQuizzes(courseIds: readonly string[], at: Date | null = null): Promise<Map<string, string>> {
    return this.repository.lastQuizzes(courseIds, at);
  }

  /** The outline of a current course. @throws ContentNotFound */
  async outline(courseId: string): Promise<CourseOutline> {
    const outline = await this.repository.findOutline(courseId);
    if (outline === null) throw new ContentNotFound();
    return outline;
  }

  /** All current courses, complete. */
  async listCurrent(): Promise<CompiledCourse[]> {
    const outlines = await this.repository.listOutlines();
    return Promise.all(outlines.map((outline) => this.version(outline.hash)));
  }

  /** The current version of a course, complete. @throws ContentNotFound */
  async current(courseId: string): Promise<CompiledCourse> {
    const hash = await this.repository.findCurrentHash(courseId);
    if (hash === null) throw new ContentNotFound();
    return this.version(hash);
  }

  /**
   * The version that answers for a quiz or task of a course: the current one, else the newest that had it, since what a
   * round asks for stays to be had. @throws ContentNotFound
   */
  async holding(courseId: string, id: string): Promise<CompiledCourse> {
    const current = await this.current(courseId);
    if (current.quiz?.id === id || current.task?.id === id) return current;
    const hash = await this.repository.findHashHolding(courseId, id, null);
    if (hash === null) throw new ContentNotFound();
    return this.version(hash);
  }

  /** Of these versions the newest of the course that had a quiz or task; null: none had. */
  async holdingAmong(courseId: string, id: string, hashes: readonly string[]): Promise<CompiledCourse | null> {
    if (hashes.length === 0) return null;
    const hash = await this.repository.findHashHolding(courseId, id, hashes);
    return hash === null ? null : this.version(hash);
  }

  /** A version by its hash. @throws ContentNotFound */
  async version(hash: string): Promise<CompiledCourse> {
    const kept = this.versions.get(hash);
    if (kept !== undefined) return kept;
    const course = await this.repository.findVersion(hash);
    if (course === null) throw new ContentNotFound();
    keep(this.versions, KEPT_VERSIONS, { key: hash, value: course });
    return course;
  }
}

/** The texts of lessons. */
@Injectable()
export class Lessons {
  private readonly pages = new Map<string, LessonPage>();

  constructor(private readonly repository: ContentRepository) {}

  /**
   * The lesson in the current version of its course, or in the newest that had it. Which version that is is asked each
   * time; its pages never change, and the same page is the same object. @throws ContentNotFound
   */
  async get(lessonId: string): Promise<LessonPage> {
    const hash = await this.repository.findLessonHash(lessonId);
    if (hash === null) throw new ContentNotFound();
    const key = `${hash}/${lessonId}`;
    const kept = this.pages.get(key);
    if (kept !== undefined) return kept;
    const lesson = await this.repository.findLesson(hash, lessonId);
    if (lesson === null) throw new ContentNotFound();
    const keptMeanwhile = this.pages.get(key);
    if (keptMeanwhile !== undefined) return keptMeanwhile;
    keep(this.pages, KEPT_LESSONS, { key, value: lesson });
    return lesson;
  }
}

/** Keeps a value, and lets the one go that was kept first when there are too many. */
function keep<T>(kept: Map<string, T>, limit: number, { key, value }: { key: string; value: T }): void {
  const oldest = kept.keys().next();
  if (kept.size >= limit && oldest.done !== true) kept.delete(oldest.value);
  kept.set(key, value);
}
