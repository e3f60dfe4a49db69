import { Injectable } from '@nestjs/common';
import { type CompiledCourse } from '../compiler';
import { ContentNotFound } from '../content.errors';
import { ContentRepository, type CourseOutline, type LessonPage } from '../storage/content.repository';

/** So many immutable versions stay in memory; a version never changes, so none is ever stale. */
const KEPT_VERSIONS = 24;

/** Published courses, current or by the hash of a version. */
@Injectable()
export class Courses {
  private readonly versions = new Map<string, CompiledCourse>();

  constructor(private readonly repository: ContentRepository) {}

  /** Outlines of the current courses in their order. */
  listOutlines(): Promise<CourseOutline[]> {
    return this.repository.listOutlines();
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

  /** A version by its hash. @throws ContentNotFound */
  async version(hash: string): Promise<CompiledCourse> {
    const kept = this.versions.get(hash);
    if (kept !== undefined) return kept;
    const course = await this.repository.findVersion(hash);
    if (course === null) throw new ContentNotFound();
    this.keep(course);
    return course;
  }

  private keep(course: CompiledCourse): void {
    const oldest = this.versions.keys().next();
    if (this.versions.size >= KEPT_VERSIONS && oldest.done !== true) this.versions.delete(oldest.value);
    this.versions.set(course.hash, course);
  }
}

/** The texts of lessons. */
@Injectable()
export class Lessons {
  constructor(private readonly repository: ContentRepository) {}

  /** The lesson in the current version of its course. @throws ContentNotFound */
  async get(lessonId: string): Promise<LessonPage> {
    const lesson = await this.repository.findLesson(lessonId);
    if (lesson === null) throw new ContentNotFound();
    return lesson;
  }
}
