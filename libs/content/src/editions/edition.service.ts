import { Injectable } from '@nestjs/common';
import { type CompiledCourse } from '../compiler/types';
import { type LessonOutline } from '../courses/content.repository';
import { CourseService } from '../courses/course.service';
import { EditionRepository } from './edition.repository';
import { changesBetween, type MajorStep, majorSteps, type PartChange } from './edition.rules';

/** A lesson that a major edition changed or added. */
export interface ChangedLesson extends LessonOutline {
  readonly change: PartChange;
}

/** A major edition of a course: what it asks anew of whom a round says (DESIGN 5). */
export interface MajorEdition {
  readonly courseId: string;
  readonly slug: string;
  readonly title: string;
  readonly motif: string;
  readonly hash: string;
  /** Semver, for example `2.0.0`. */
  readonly version: string;
  /** The version it followed. */
  readonly beforeVersion: string;
  readonly publishedAt: Date;
  /** Hashes of all versions published before it, the oldest first. */
  readonly earlierHashes: readonly string[];
  /** By number. */
  readonly lessons: readonly ChangedLesson[];
  readonly quiz: {
    readonly id: string;
    readonly title: string;
    readonly count: number;
    readonly timeLimitMinutes: number | null;
    readonly change: PartChange;
  } | null;
  readonly task: {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly change: PartChange;
  } | null;
}

function changedLessons(
  { lessons }: CompiledCourse,
  changes: ReadonlyMap<string, PartChange>,
  packed: ReadonlyMap<string, number>,
): ChangedLesson[] {
  return lessons.flatMap(({ id, number, title, minutes }) => {
    const change = changes.get(id);
    return change === undefined ? [] : [{ id, number, title, minutes, packedBytes: packed.get(id) ?? 0, change }];
  });
}

function quizOf({ quiz }: CompiledCourse, change: PartChange | null): MajorEdition['quiz'] {
  if (quiz === null || change === null) return null;
  const { id, title, count, timeLimitMinutes } = quiz;
  return { id, title, count, timeLimitMinutes, change };
}

function taskOf({ task }: CompiledCourse, change: PartChange | null): MajorEdition['task'] {
  if (task === null || change === null) return null;
  const { id, title, minutes } = task;
  return { id, title, minutes, change };
}

/** What later editions of a course changed, and when its versions were current. */
@Injectable()
export class EditionService {
  constructor(
    private readonly editionRepository: EditionRepository,
    private readonly courses: CourseService,
  ) {}

  /** Those of a course after one of its versions up to the current one, the oldest first; none where it is not known. */
  async listMajorEditions(courseId: string, hash: string): Promise<MajorEdition[]> {
    const { versions, currentHash } = await this.editionRepository.versionsOf(courseId);
    const steps = currentHash === null ? [] : majorSteps(versions, hash, currentHash);
    return Promise.all(steps.map((step) => this.majorEditionOf(step)));
  }

  /** Lesson id → when a major edition last changed or added it, until an instant; those that none did are missing. */
  findLessonsChanged(lessonIds: readonly string[], until: Date): Promise<Map<string, Date>> {
    return this.editionRepository.changedByMajors(lessonIds, until);
  }

  private async majorEditionOf({ before, after, earlierHashes }: MajorStep): Promise<MajorEdition> {
    const course = await this.courses.getCourseVersion(after.hash);
    const packed = await this.editionRepository.packedOf(after.hash);
    const { lessons, quiz, task } = changesBetween(await this.courses.getCourseVersion(before.hash), course);
    return {
      courseId: course.id,
      ...{ slug: course.slug, title: course.title, motif: course.motif },
      ...{ hash: after.hash, version: after.version, publishedAt: after.publishedAt },
      ...{ beforeVersion: before.version, earlierHashes },
      lessons: changedLessons(course, lessons, packed),
      quiz: quizOf(course, quiz),
      task: taskOf(course, task),
    };
  }

  /**
   * Whether a version is current, or was at some time after an instant: it was until the next one was published. The newest one, taken back by pointing to an older one,
   * counts as current, since when it was is not kept. False for a version nobody knows.
   */
  wasCurrentAfter(hash: string, instant: Date): Promise<boolean> {
    return this.editionRepository.wasCurrentAfter(hash, instant);
  }

  /** Hash → semver of those of these versions that are not the current ones of their courses. */
  notCurrentOf(hashes: readonly string[]): Promise<Map<string, string>> {
    return this.editionRepository.notCurrentOf([...new Set(hashes)]);
  }
}
