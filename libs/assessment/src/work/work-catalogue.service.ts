import { Injectable } from '@nestjs/common';
import { type CompiledCourse, type CompiledQuiz, type CompiledTask, CourseService } from '@lopso/content';
import { Clock, DomainError, NotFound } from '@lopso/platform';
import { ALWAYS, courseIdOf, type WorkWindow } from './work-window.rules';

/** Quiz or task → which work at it counts for one member; what no round asks for is missing. */
export type Windows = ReadonlyMap<string, WorkWindow>;

/** Who knows which work counts. */
export interface WindowSource {
  /** The windows that are open at an instant. */
  windowsOf(memberId: string, at: Date): Promise<Windows>;
  /** Those for some quizzes or tasks, of many members in one statement; who has none is missing. */
  windowsOfMembers(
    memberIds: readonly string[],
    subjects: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, Windows>>;
}

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

/** Quizzes and practical tasks of the published courses, and which work at them counts for a member. */
@Injectable()
export class WorkCatalogueService {
  private source: WindowSource | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly courses: CourseService,
  ) {}

  /** @throws Error when somebody else answers already */
  answeredBy(source: WindowSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say which work counts');
    this.source = source;
  }

  /** All windows of a member, now. Joins a running transaction. */
  async getWindows(memberId: string): Promise<Windows> {
    return this.source === null ? new Map<string, WorkWindow>() : this.source.windowsOf(memberId, this.clock.now());
  }

  /** Windows for some quizzes or tasks, of many members in one statement; who has none is missing. */
  async getWindowsOfMembers(
    memberIds: readonly string[],
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, Windows>> {
    if (this.source === null) return new Map<string, Windows>();
    return this.source.windowsOfMembers(memberIds, subjects, this.clock.now());
  }

  /** Which work at one quiz or task counts. */
  async getWindow(memberId: string, subject: string): Promise<WorkWindow> {
    return (await this.getWindows(memberId)).get(subject) ?? ALWAYS;
  }

  /** In the current version, else in the newest that had it. @throws NotFound when no course ever had this quiz */
  async getQuiz(quizId: string): Promise<CurrentQuiz> {
    const course = await this.courseOf(quizId);
    if (course.quiz?.id !== quizId) throw new NotFound();
    return { course, quiz: course.quiz };
  }

  /** The quiz, or null when no course ever had it. */
  async findQuiz(quizId: string): Promise<CurrentQuiz | null> {
    return this.getQuiz(quizId).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    });
  }

  /** In the current version, else in the newest that had it. @throws NotFound when no course ever had this task */
  async getTask(taskId: string): Promise<CurrentTask> {
    const course = await this.courseOf(taskId);
    if (course.task?.id !== taskId) throw new NotFound();
    return { course, task: course.task };
  }

  /** In the newest of these versions that had it; null: none had. @throws NotFound for what is no id of a task */
  async findTaskAmong(taskId: string, hashes: readonly string[]): Promise<CurrentTask | null> {
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
    const [current, asked] = await Promise.all([this.courses.listCurrentCourses(), this.getWindows(memberId)]);
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
