import { Injectable } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { type CompiledCourse, type CompiledQuiz, type CompiledTask, Courses } from '@lopso/content';
import { courseIdOf } from '../rules/content-ids';

/** A quiz in the current version of its course. */
export interface CurrentQuiz {
  readonly course: CompiledCourse;
  readonly quiz: CompiledQuiz;
}

/** A practical task in the current version of its course. */
export interface CurrentTask {
  readonly course: CompiledCourse;
  readonly task: CompiledTask;
}

/** Finds quizzes and tasks in the published courses. */
@Injectable()
export class QuizCatalogue {
  constructor(private readonly courses: Courses) {}

  /** @throws NotFound when no current course has this quiz */
  async quiz(quizId: string): Promise<CurrentQuiz> {
    const course = await this.courseOf(quizId);
    if (course.quiz?.id !== quizId) throw new NotFound();
    return { course, quiz: course.quiz };
  }

  /** The quiz, or null when no current course has it any more. */
  async findQuiz(quizId: string): Promise<CurrentQuiz | null> {
    const quizzes = await this.listQuizzes();
    return quizzes.find(({ quiz }) => quiz.id === quizId) ?? null;
  }

  /** @throws NotFound when no current course has this task */
  async task(taskId: string): Promise<CurrentTask> {
    const course = await this.courseOf(taskId);
    if (course.task?.id !== taskId) throw new NotFound();
    return { course, task: course.task };
  }

  /** Every quiz of the current courses, in the order of the courses. */
  async listQuizzes(): Promise<CurrentQuiz[]> {
    const courses = await this.courses.listCurrent();
    return courses.flatMap((course) => (course.quiz === null ? [] : [{ course, quiz: course.quiz }]));
  }

  private courseOf(id: string): Promise<CompiledCourse> {
    const courseId = courseIdOf(id);
    if (courseId === null) throw new NotFound();
    return this.courses.current(courseId);
  }
}
