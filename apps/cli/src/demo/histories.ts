import { type CompiledCourse } from '@lopso/content';
import { type DemoSession } from './classes';
import { type Cell } from './copy';
import { type DemoPaper } from './papers';
import { type DemoProgress, stepInstant } from './progress';
import { type Random } from './random';
import { type PassedTask } from './submissions';

export const EVIDENCE_COLUMNS = [
  'id',
  'member_id',
  'kind',
  'subject',
  'source_id',
  'minutes',
  'course_hash',
  'occurred_at',
  'recorded_at',
];
export const PROGRESS_COLUMNS = ['member_id', 'lesson_id', 'position_percent', 'updated_at'];
export const ATTEMPT_COLUMNS = [
  'id',
  'member_id',
  'unit_id',
  'unit_path',
  'course_id',
  'course_hash',
  'quiz_id',
  'number',
  'paper',
  'outline',
  'started_at',
  'due_at',
  'closes_at',
  'submitted_at',
  'submitted_how',
  'points',
  'max_points',
  'score_percent',
  'is_passed',
  'marks',
];

/** One online step in the order in which members take them. */
export type OnlineStep =
  { readonly kind: 'lesson'; readonly lessonId: string } | { readonly kind: 'quiz'; readonly quizId: string };

/** Lessons, then the quiz, course after course. */
export function onlineSteps(courses: readonly CompiledCourse[]): OnlineStep[] {
  return courses.flatMap((course): OnlineStep[] => [
    ...course.lessons.map((lesson): OnlineStep => ({ kind: 'lesson', lessonId: lesson.id })),
    ...(course.quiz === null ? [] : [{ kind: 'quiz', quizId: course.quiz.id } as const]),
  ]);
}

/** Rows of what members read, passed and attended. */
export interface DemoHistories {
  readonly evidence: Cell[][];
  readonly attempts: Cell[][];
  readonly positions: Cell[][];
}

const MINUTE_MS = 60_000;

/** Collects the rows member by member. */
export class HistoryBuilder implements DemoHistories {
  readonly evidence: Cell[][] = [];
  readonly attempts: Cell[][] = [];
  readonly positions: Cell[][] = [];

  constructor(
    private readonly steps: readonly OnlineStep[],
    private readonly papers: ReadonlyMap<string, readonly DemoPaper[]>,
    private readonly random: Random,
  ) {}

  online(progress: DemoProgress): void {
    this.steps.slice(0, progress.onlineSteps).forEach((step, index) => {
      const at = stepInstant(progress, index, progress.onlineSteps);
      if (step.kind === 'lesson') {
        this.add(progress, 'lesson-read', { subject: step.lessonId, sourceId: step.lessonId, courseHash: null, at });
      } else {
        this.quiz(progress, step.quizId, at);
      }
    });
    const next = this.steps[progress.onlineSteps];
    if (progress.onlineSteps > 0 && next?.kind === 'lesson' && this.random.chance(0.4)) {
      this.positions.push([progress.member.id, next.lessonId, this.random.between(10, 85), progress.lastAt]);
    }
  }

  attended(session: DemoSession): void {
    for (const member of session.present) {
      const id = this.random.uuid();
      this.evidence.push([
        id,
        member.id,
        'hours-attended',
        session.id,
        session.id,
        session.minutes,
        null,
        session.endsAt,
        session.endsAt,
      ]);
    }
  }

  taskPassed(progress: DemoProgress, passed: PassedTask): void {
    const { taskId, submissionId, courseHash, at } = passed;
    this.add(progress, 'task-passed', { subject: taskId, sourceId: submissionId, courseHash, at });
  }

  private quiz(progress: DemoProgress, quizId: string, at: Date): void {
    const hasFailedFirst = this.random.chance(0.22);
    if (hasFailedFirst)
      this.attempt(progress, { quizId, number: 1, isPassed: false, at: new Date(at.getTime() - 40 * MINUTE_MS) });
    const { id: attemptId, courseHash } = this.attempt(progress, {
      quizId,
      number: hasFailedFirst ? 2 : 1,
      isPassed: true,
      at,
    });
    this.add(progress, 'quiz-passed', { subject: quizId, sourceId: attemptId, courseHash, at });
  }

  private attempt(
    progress: DemoProgress,
    how: { quizId: string; number: number; isPassed: boolean; at: Date },
  ): { id: string; courseHash: string } {
    const id = this.random.uuid();
    const { course, paper, outline, passed, failed } = this.random.pick(this.papers.get(how.quizId) ?? []);
    const marked = how.isPassed ? passed : failed;
    const startedAt = new Date(how.at.getTime() - this.random.between(6, 19) * MINUTE_MS);
    const { timeLimitMinutes, graceSeconds } = paper.quiz;
    const dueAt = timeLimitMinutes === null ? null : new Date(startedAt.getTime() + timeLimitMinutes * MINUTE_MS);
    const closesAt = dueAt === null ? null : new Date(dueAt.getTime() + graceSeconds * 1000);
    const { member } = progress;
    this.attempts.push([
      id,
      member.id,
      member.unitId,
      member.unitPath,
      course.id,
      course.hash,
      how.quizId,
      how.number,
      { json: paper },
      { json: outline },
      startedAt,
      dueAt,
      closesAt,
      how.at,
      'member',
      marked.points,
      marked.maxPoints,
      marked.scorePercent,
      marked.isPassed,
      { json: marked.marks },
    ]);
    return { id, courseHash: course.hash };
  }

  private add(
    progress: DemoProgress,
    kind: string,
    fact: { subject: string; sourceId: string; courseHash: string | null; at: Date },
  ): void {
    this.evidence.push([
      this.random.uuid(),
      progress.member.id,
      kind,
      fact.subject,
      fact.sourceId,
      null,
      fact.courseHash,
      fact.at,
      fact.at,
    ]);
  }
}
