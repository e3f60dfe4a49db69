import { type CompiledCourse } from '../compiler/types';
import { type CourseOutline, type LessonPage } from './content.repository';

/** A lesson in a list: number and title, minutes to read, bytes to load. */
export class LessonOutlineResponse {
  id: string;
  number: number;
  title: string;
  minutes: number;
  /** Bytes of the lesson with its figures on the way to a phone, packed. */
  packedBytes: number;
}

/** The quiz of a course: how many questions one attempt has and the share to pass. */
export class CourseQuizResponse {
  id: string;
  title: string;
  count: number;
  passPercent: number;
}

/** A practical or field task of a course. */
export class CourseTaskResponse {
  id: string;
  title: string;
  minutes: number;
}

/** A course without its texts. */
export class CourseResponse {
  id: string;
  title: string;
  summary: string;
  motif: string;
  version: string;
  introHtml: string;
  lessons: LessonOutlineResponse[];
  quiz: CourseQuizResponse | null;
  task: CourseTaskResponse | null;
  fieldTask: CourseTaskResponse | null;
  hasSheet: boolean;

  static from(outline: CourseOutline): CourseResponse {
    const { id, title, summary, motif, version, introHtml, quiz, task, fieldTask, hasSheet } = outline;
    return {
      id,
      title,
      summary,
      motif,
      version,
      introHtml,
      lessons: [...outline.lessons],
      quiz,
      task,
      fieldTask,
      hasSheet,
    };
  }
}

/** What the facts of a lesson rest on. */
export class LessonSourceResponse {
  text: string;
  /** `verified` or `experience`. */
  mark: string;
}

/** One lesson, ready to show. */
export class LessonResponse {
  id: string;
  number: number;
  title: string;
  minutes: number;
  html: string;
  courseId: string;
  courseTitle: string;
  /** The version of the course it stands in; a reading of it names it. */
  courseHash: string;
  motif: string;
  lessonCount: number;
  previousId: string | null;
  nextId: string | null;
  /** The day a person last compared the facts with their sources, yyyy-mm-dd. */
  checkedOn: string;
  sources: LessonSourceResponse[];

  static from(lesson: LessonPage): LessonResponse {
    const { sources, ...shown } = lesson;
    return { ...shown, sources: [...sources] };
  }
}

/** A page of a course that stands by itself: the sheet to print, the field task. */
export class CoursePageResponse {
  courseId: string;
  courseTitle: string;
  title: string;
  html: string;

  static from(course: CompiledCourse, page: { readonly title: string; readonly html: string }): CoursePageResponse {
    return { courseId: course.id, courseTitle: course.title, title: page.title, html: page.html };
  }
}
