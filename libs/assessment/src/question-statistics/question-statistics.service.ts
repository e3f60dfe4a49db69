import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, compareSpelling, NotFound, Scope } from '@lopso/platform';
import { NoQuizToRead } from '../assessment.errors';
import { READ_QUESTION_STATISTICS } from '../assessment.permissions';
import { type CurrentQuiz, WorkCatalogueService } from '../work/work-catalogue.service';
import {
  type CountedAttempts,
  type QuestionCount,
  QuestionStatisticsRepository,
} from './question-statistics.repository';

/** How hard one question was. */
export interface QuestionStatistic {
  readonly questionId: string;
  readonly titleHtml: string;
  readonly lessonId: string;
  readonly lessonTitle: string;
  readonly asked: number;
  readonly missed: number;
  /** 0 to 100, one decimal. */
  readonly missedPercent: number;
}

/** The questions of one quiz, the hardest first, as of an instant. */
export interface QuizStatistics {
  readonly quizId: string;
  readonly quizTitle: string;
  readonly courseTitle: string;
  readonly asOf: Date;
  /** Submitted attempts in the actor's units. */
  readonly attempts: number;
  /** Questions asked less often than this are left out: too few to say anything. */
  readonly minimum: number;
  readonly questions: readonly QuestionStatistic[];
  /** The quizzes there are figures for, in the order of the courses. */
  readonly quizzes: readonly { readonly quizId: string; readonly title: string; readonly courseTitle: string }[];
}

/** Partners see no question that fewer were asked. */
const LEAST_FOR_PARTNERS = 5;

/** How the questions of a quiz were answered. */
@Injectable()
export class QuestionStatisticsService {
  constructor(
    private readonly statistics: QuestionStatisticsRepository,
    private readonly catalogue: WorkCatalogueService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * The figures of a quiz; null: of the first course that has one. Questions taken out of the bank since then are left
   * out. @throws NotFound for a quiz that is unknown or of a course the actor has no part in, NoQuizToRead
   */
  async getQuizStatistics(actor: Actor, quizId: string | null, minimum: number): Promise<QuizStatistics> {
    const reach = this.reachOf(actor);
    const all = (await this.catalogue.listQuizzes()).filter((one) => !scopeOf(reach, one).isEmpty);
    const current = quizId === null ? all[0] : all.find(({ quiz }) => quiz.id === quizId);
    if (current === undefined) throw quizId === null ? new NoQuizToRead() : new NotFound();
    const scope = scopeOf(reach, current);
    const counted = this.countedFor(reach, minimum);
    const counts = await this.statistics.countMissed(scope, current.quiz.id, counted);
    return {
      quizId: current.quiz.id,
      quizTitle: current.quiz.title,
      courseTitle: current.course.title,
      asOf: counted.until,
      attempts: await this.statistics.countAttempts(scope, current.quiz.id, counted.until),
      minimum: counted.minimum,
      questions: statisticsOf(current, counts),
      quizzes: all.map(({ course, quiz }) => ({ quizId: quiz.id, title: quiz.title, courseTitle: course.title })),
    };
  }

  /** A partner reads figures of several people and of whole days: two readings around one attempt tell nothing of it. */
  private countedFor(reach: readonly CourseReach[], minimum: number): CountedAttempts {
    const isPartner = reach.every(({ organisation }) => organisation !== null);
    if (!isPartner) return { minimum, until: this.clock.now() };
    const until = new Date(`${this.clock.today()}T00:00:00+07:00`);
    return { minimum: Math.max(minimum, LEAST_FOR_PARTNERS), until };
  }

  private reachOf(actor: Actor): readonly CourseReach[] {
    return this.access
      .grantsFor(actor, READ_QUESTION_STATISTICS)
      .map(({ path, bound }) => ({ path, organisation: bound?.kind === 'organisation' ? bound.organisation : null }));
  }
}

/** A unit over which questions are counted; of the courses of one organisation, or null: of all. */
interface CourseReach {
  readonly path: string;
  readonly organisation: string | null;
}

/** Over which units the questions of a course are the actor's to see. */
function scopeOf(reach: readonly CourseReach[], { course }: Pick<CurrentQuiz, 'course'>): Scope {
  const { partners = [] } = course;
  const held = reach.filter(
    ({ organisation }) =>
      organisation === null || partners.some((partner) => compareSpelling(partner, organisation) === 'one'),
  );
  return Scope.ofPaths(held.map(({ path }) => path));
}

function statisticsOf({ course }: CurrentQuiz, counts: readonly QuestionCount[]): QuestionStatistic[] {
  const questions = new Map(course.questions.map((question) => [question.id, question]));
  const lessons = new Map(course.lessons.map((lesson) => [lesson.id, lesson.title]));
  return counts
    .flatMap(({ questionId, asked, missed }) => {
      const question = questions.get(questionId);
      if (question === undefined) return [];
      const { titleHtml, lessonId } = question;
      const lessonTitle = lessons.get(lessonId) ?? '';
      const missedPercent = Math.round((missed * 1000) / asked) / 10;
      return [{ questionId, titleHtml, lessonId, lessonTitle, asked, missed, missedPercent }];
    })
    .sort((one, other) => other.missedPercent - one.missedPercent || other.asked - one.asked);
}
