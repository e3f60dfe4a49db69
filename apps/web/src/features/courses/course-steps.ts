import type { components } from '../../lib/api/schema';

export type Course = components['schemas']['CourseResponse'];
export type Progress = components['schemas']['ProgressResponse'];

/** One step of a course and where the member stands in it. */
export type CourseStep =
  | {
      kind: 'lesson';
      id: string;
      number: number;
      title: string;
      minutes: number;
      bytes: number;
      percent: number;
      readAt: string | null;
      /** When she read an earlier edition than is asked for. */
      earlierReadAt: string | null;
      /** Another text since she read it, or not there when she last read in the course. */
      news: 'changed' | 'added' | null;
    }
  | {
      kind: 'quiz';
      id: string;
      title: string;
      count: number;
      needed: number;
      bestPercent: number | null;
      isPassed: boolean;
      openAttemptId: string | null;
    }
  | { kind: 'task'; id: string; title: string; minutes: number; state: 'none' | 'handed-in' | 'passed' | 'returned' };

/** True when nothing is left to do in a step; work that waits for a grader is not done yet. */
export function isDone(step: CourseStep): boolean {
  if (step.kind === 'lesson') return step.readAt !== null;
  if (step.kind === 'quiz') return step.isPassed;
  return step.state === 'passed';
}

/** What a round counts as steps of a course: lessons and quiz. The practical task is a demand of its own there. */
export const countedSteps = (steps: readonly CourseStep[]): readonly CourseStep[] =>
  steps.filter((step) => step.kind !== 'task');

/** Questions to answer rightly: the pass mark as a number of questions, rounded up as the marking does. */
export const questionsNeeded = (count: number, passPercent: number): number =>
  Math.ceil((count * passPercent) / 100 - 1e-9);

/** Lessons in their order, then the quiz, then the practical task. */
export function stepsOf(course: Course, progress: Progress): CourseStep[] {
  const lessons = course.lessons.map((lesson): CourseStep => {
    const { id, number, title, minutes, packedBytes } = lesson;
    const begun = progress.lessons.find((one) => one.lessonId === id);
    return {
      kind: 'lesson',
      id,
      number,
      title,
      minutes,
      bytes: packedBytes,
      percent: begun?.percent ?? 0,
      readAt: begun?.readAt ?? null,
      earlierReadAt: begun?.earlierReadAt ?? null,
      news: progress.news.find((one) => one.lessonId === id)?.kind ?? null,
    };
  });
  return [...lessons, ...quizStep(course, progress), ...taskStep(course, progress)];
}

function quizStep({ quiz }: Course, progress: Progress): CourseStep[] {
  if (!quiz) return [];
  const begun = progress.quizzes.find((one) => one.quizId === quiz.id);
  const needed = questionsNeeded(quiz.count, quiz.passPercent);
  const standing = {
    bestPercent: begun?.bestPercent ?? null,
    isPassed: begun?.isPassed ?? false,
    openAttemptId: begun?.openAttemptId ?? null,
  };
  return [{ kind: 'quiz', id: quiz.id, title: quiz.title, count: quiz.count, needed, ...standing }];
}

const taskStates = ['handed-in', 'passed', 'returned'] as const;

function taskStep({ task }: Course, progress: Progress): CourseStep[] {
  if (!task) return [];
  const begun = progress.tasks.find((one) => one.taskId === task.id);
  const state = taskStates.find((known) => known === begun?.state) ?? 'none';
  return [{ kind: 'task', id: task.id, title: task.title, minutes: task.minutes, state }];
}

/** The lessons that a new edition brought or changed since the member read in the course. */
export const newsOf = (steps: readonly CourseStep[]): Extract<CourseStep, { kind: 'lesson' }>[] =>
  steps.filter((step) => step.kind === 'lesson').filter(({ news }) => news !== null);

/** The step to take next: one in the middle first, else the first that is open and not waiting for somebody else. */
export function nextStep(steps: readonly CourseStep[]): CourseStep | null {
  const open = steps.filter((step) => !isDone(step) && !(step.kind === 'task' && step.state === 'handed-in'));
  return (
    open.find((step) => step.kind === 'quiz' && step.openAttemptId !== null) ?? open.find(isBegun) ?? open[0] ?? null
  );
}

const isBegun = (step: CourseStep): boolean => step.kind === 'lesson' && step.percent > 0;

/** Steps done with the fraction of the lesson being read, for the woven band. */
export function wovenSteps(steps: readonly CourseStep[]): number {
  const done = steps.filter(isDone).length;
  const begun = steps.find((step) => !isDone(step) && isBegun(step));
  return done + (begun?.kind === 'lesson' ? begun.percent / 100 : 0);
}

/** Minutes of reading left, the rest of a begun lesson in proportion. */
export function minutesLeft(steps: readonly CourseStep[]): number {
  const minutes = steps.map((step) => {
    if (isDone(step)) return 0;
    if (step.kind === 'lesson') return step.minutes * (1 - step.percent / 100);
    return step.kind === 'quiz' ? step.count : step.minutes;
  });
  return Math.round(minutes.reduce((sum, one) => sum + one, 0));
}
