import { Injectable } from '@nestjs/common';
import { type CompiledCourse } from '../compiler/types';
import { ContentNotFound } from '../content.errors';
import { EditionRepository, type LessonChange, type LessonText, type SeenLesson } from '../editions/edition.repository';
import { ContentRepository, type CourseOutline, type LessonPage } from './content.repository';

/** So many immutable versions stay in memory; a version never changes, so none is ever stale. */
const KEPT_VERSIONS = 24;

const KEPT_LESSONS = 240;

/** Keeps a value, and lets the one go that was kept first when there are too many. */
function keep<T>(kept: Map<string, T>, limit: number, { key, value }: { key: string; value: T }): void {
  const oldest = kept.keys().next();
  if (kept.size >= limit && oldest.done !== true) kept.delete(oldest.value);
  kept.set(key, value);
}

/** The version of a course in which somebody had a lesson before her eyes. */
export interface LessonEdition {
  readonly hash: string;
  /** Of one whose text is not the present one, when it was published; null: she read what the lesson says now. */
  readonly publishedAt: Date | null;
}

/** Published courses and their lessons, current or of an earlier version. */
@Injectable()
export class CourseService {
  private readonly versions = new Map<string, CompiledCourse>();
  private readonly pages = new Map<string, LessonPage>();

  constructor(
    private readonly contentRepository: ContentRepository,
    private readonly editionRepository: EditionRepository,
  ) {}

  /** Outlines of the current courses in their order. */
  listCourseOutlines(): Promise<CourseOutline[]> {
    return this.contentRepository.listOutlines();
  }

  /** Course id → id of the quiz by which it is passed: the current one, else the newest it had; `at`: the newest at that instant, else the first one after. */
  findLastQuizzes(courseIds: readonly string[], at: Date | null = null): Promise<Map<string, string>> {
    return this.contentRepository.lastQuizzes(courseIds, at);
  }

  /** The outline of a current course. @throws ContentNotFound */
  async getOutline(courseId: string): Promise<CourseOutline> {
    const outline = await this.contentRepository.findOutline(courseId);
    if (outline === null) throw new ContentNotFound();
    return outline;
  }

  /** All current courses, complete. */
  async listCurrentCourses(): Promise<CompiledCourse[]> {
    const outlines = await this.contentRepository.listOutlines();
    return Promise.all(outlines.map((outline) => this.getCourseVersion(outline.hash)));
  }

  /** The current version of a course, complete. @throws ContentNotFound */
  async getCurrentCourse(courseId: string): Promise<CompiledCourse> {
    const hash = await this.contentRepository.findCurrentHash(courseId);
    if (hash === null) throw new ContentNotFound();
    return this.getCourseVersion(hash);
  }

  /**
   * The version that answers for a quiz or task of a course: the current one, else the newest that had it, since what a
   * round asks for stays to be had. @throws ContentNotFound
   */
  async getCourseHolding(courseId: string, id: string): Promise<CompiledCourse> {
    const current = await this.getCurrentCourse(courseId);
    if (current.quiz?.id === id || current.task?.id === id) return current;
    const hash = await this.contentRepository.findHashHolding(courseId, id, null);
    if (hash === null) throw new ContentNotFound();
    return this.getCourseVersion(hash);
  }

  /** Of these versions the newest of the course that had a quiz or task; null: none had. */
  async findCourseHolding(courseId: string, id: string, hashes: readonly string[]): Promise<CompiledCourse | null> {
    if (hashes.length === 0) return null;
    const hash = await this.contentRepository.findHashHolding(courseId, id, hashes);
    return hash === null ? null : this.getCourseVersion(hash);
  }

  /** A version by its hash. @throws ContentNotFound */
  async getCourseVersion(hash: string): Promise<CompiledCourse> {
    const kept = this.versions.get(hash);
    if (kept !== undefined) return kept;
    const course = await this.contentRepository.findVersion(hash);
    if (course === null) throw new ContentNotFound();
    keep(this.versions, KEPT_VERSIONS, { key: hash, value: course });
    return course;
  }

  /**
   * The lesson in the current version of its course, or in the newest that had it. Which version that is is asked each
   * time; its pages never change, and the same page is the same object. @throws ContentNotFound
   */
  async getLesson(lessonId: string): Promise<LessonPage> {
    const hash = await this.contentRepository.findLessonHash(lessonId);
    if (hash === null) throw new ContentNotFound();
    const key = `${hash}/${lessonId}`;
    const kept = this.pages.get(key);
    if (kept !== undefined) return kept;
    const lesson = await this.contentRepository.findLesson(hash, lessonId);
    if (lesson === null) throw new ContentNotFound();
    const keptMeanwhile = this.pages.get(key);
    if (keptMeanwhile !== undefined) return keptMeanwhile;
    keep(this.pages, KEPT_LESSONS, { key, value: lesson });
    return lesson;
  }

  /** The version of that hash; the one that answers for the lesson now where the text is the same. Null: it never had the lesson. @throws ContentNotFound */
  async findLessonEdition(lessonId: string, hash: string): Promise<LessonEdition | null> {
    const present = await this.getLesson(lessonId);
    if (present.courseHash === hash) return { hash, publishedAt: null };
    return this.editionOf(present, await this.editionRepository.lessonIn(lessonId, hash));
  }

  /** The newest version with the lesson that was published before an instant; null: none was. @throws ContentNotFound */
  async findLessonEditionBefore(lessonId: string, instant: Date): Promise<LessonEdition | null> {
    const present = await this.getLesson(lessonId);
    return this.editionOf(present, await this.editionRepository.lessonBefore(lessonId, instant));
  }

  private editionOf(
    present: { readonly courseHash: string; readonly html: string },
    found: LessonText | null,
  ): LessonEdition | null {
    if (found === null) return null;
    if (found.html === present.html) return { hash: present.courseHash, publishedAt: null };
    return { hash: found.hash, publishedAt: found.publishedAt };
  }

  /** Lessons whose text is another one, and lessons added to courses of which she saw some, by course and number. */
  async listLessonNews(seen: readonly SeenLesson[]): Promise<LessonChange[]> {
    return seen.length === 0 ? [] : this.editionRepository.newsSince(seen);
  }
}
