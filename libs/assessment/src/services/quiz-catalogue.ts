import { Injectable } from '@nestjs/common';
import { type CompiledCourse, type CompiledQuiz, type CompiledTask, CourseService } from '@lopso/content';
import { DomainError, NotFound } from '@lopso/platform';
import { courseIdOf } from '../rules/content-ids';
import { WorkWindows } from './work-windows';

/** A quiz in the version of its course that answers for it. */
export interface CurrentQuiz {
  readonly course: CompiledCourse;
  readonly quiz: CompiledQuiz;
}

/** A practical task in the version of its course that answers for it. */
export interface CurrentTask {
  readonly course: CompiledCourse;
  readonly task: CompiledTask;
}

/** Finds quizzes and tasks in the published courses. */
@Injectable()
export class QuizCatalogue {
  constructor(
    private readonly courses: CourseService,
    private readonly windows: WorkWindows,
  ) {}

  /** In the current version, else in the newest that had it. @throws NotFound when no course ever had this quiz */
  async quiz(quizId: string): Promise<CurrentQuiz> {
    const course = await this.courseOf(quizId);
    if (course.quiz?.id !== quizId) throw new NotFound();
    return { course, quiz: course.quiz };
  }

  /** The quiz, or null when no course ever had it. */
  async findQuiz(quizId: string): Promise<CurrentQuiz | null> {
    return this.quiz(quizId).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    });
  }

  /** In the current version, else in the newest that had it. @throws NotFound when no course ever had this task */
  async task(taskId: string): Promise<CurrentTask> {
    const course = await this.courseOf(taskId);
    if (course.task?.id !== taskId) throw new NotFound();
    return { course, task: course.task };
  }

  /** In the newest of these versions that had it; null: none had. @throws NotFound for what is no id of a task */
  async taskAmong(taskId: string, hashes: readonly string[]): Promise<CurrentTask | null> {
    const courseId = courseIdOf(taskId);
    if (courseId === null) throw new NotFound();
    const course = await this.courses.findCourseHolding(courseId, taskId, hashes);
    return course === null || course.task?.id !== taskId ? null : { course, task: course.task };
  }

  /** Every quiz of the current courses, in the order of the courses. */
  async listQuizzes(): Promise<CurrentQuiz[]> {
    const courses = await this.courses.listCurrentCourses();
    return courses.flatMap((course) => (course.quiz === null ? [] : [{ course, quiz: course.quiz }]));
  }

  /** Those, and after them the quizzes that a round still asks a member for although the present edition lacks them. */
  async listQuizzesFor(memberId: string): Promise<CurrentQuiz[]> {
    const [current, asked] = await Promise.all([this.courses.listCurrentCourses(), this.windows.of(memberId)]);
    const known = new Set(current.flatMap(idsIn));
    const dropped = [...asked.keys()].filter((id) => !known.has(id)).sort();
    const older = await Promise.all(dropped.map((id) => this.findQuiz(id)));
    return [...(await this.listQuizzes()), ...older.filter((one) => one !== null)];
  }

  private courseOf(id: string): Promise<CompiledCourse> {
    const courseId = courseIdOf(id);
    if (courseId === null) throw new NotFound();
    return this.courses.getCourseHolding(courseId, id);
  }
}

function idsIn({ lessons, quiz, task }: CompiledCourse): string[] {
  return [...lessons.map(({ id }) => id), ...(quiz === null ? [] : [quiz.id]), ...(task === null ? [] : [task.id])];
}
