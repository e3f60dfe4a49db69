import { Injectable } from '@nestjs/common';
import { EditionRepository, type LessonText } from '../storage/edition.repository';
import { Lessons } from './courses';

/** The version of a course in which somebody had a lesson before her eyes. */
export interface LessonEdition {
  readonly hash: string;
  /** Of one whose text is not the present one, when it was published; null: she read what the lesson says now. */
  readonly publishedAt: Date | null;
}

/** In which editions lessons were read. */
@Injectable()
export class LessonEditions {
  constructor(
    private readonly lessons: Lessons,
    private readonly editions: EditionRepository,
  ) {}

  /** The version of that hash; the one that answers for the lesson now where the text is the same. Null: it never had the lesson. @throws ContentNotFound */
  async of(lessonId: string, hash: string): Promise<LessonEdition | null> {
    const present = await this.lessons.get(lessonId);
    if (present.courseHash === hash) return { hash, publishedAt: null };
    return this.told(present, await this.editions.lessonIn(lessonId, hash));
  }

  /** The newest version with the lesson that was published before an instant; null: none was. @throws ContentNotFound */
  async before(lessonId: string, instant: Date): Promise<LessonEdition | null> {
    const present = await this.lessons.get(lessonId);
    return this.told(present, await this.editions.lessonBefore(lessonId, instant));
  }

  private told(
    present: { readonly courseHash: string; readonly html: string },
    found: LessonText | null,
  ): LessonEdition | null {
    if (found === null) return null;
    if (found.html === present.html) return { hash: present.courseHash, publishedAt: null };
    return { hash: found.hash, publishedAt: found.publishedAt };
  }
}
