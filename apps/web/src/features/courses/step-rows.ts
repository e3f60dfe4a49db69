import { formatBytes, formatDayMonth, formatPercent } from '../../lib/i18n/format';
import type { StepRow } from '../../lib/ui/StepList.svelte';
import type { State } from '../../lib/ui/states';
import { type Motif, motifsOf } from '../../lib/ui/motifs';
import { countedSteps, type Course, type CourseStep, isDone } from './course-steps';
import { t } from './messages/vi';

/** The motif a course is woven in. */
export const motifOf = (course: Pick<Course, 'id' | 'motif'>): Motif =>
  motifsOf([{ slug: course.id, motif: course.motif }])[0] ?? 'nui';

/** Where a step is done. */
export function hrefOf(step: CourseStep): string {
  if (step.kind === 'lesson') return `/bai/${step.id}`;
  if (step.kind === 'task') return `/thuc-hanh/${step.id}`;
  return step.openAttemptId === null ? `/kiem-tra-khoa/${step.id}` : `/luot-lam/${step.openAttemptId}`;
}

/** The words of the main button that leads to a step. */
export function actionOf(step: CourseStep): string {
  if (step.kind === 'task') return t('doTask');
  if (step.kind === 'quiz') return step.openAttemptId === null ? t('takeQuiz') : t('resumeQuiz');
  return step.percent > 0 || step.number > 1
    ? t('continueLesson', { number: step.number })
    : t('startLesson', { number: step.number });
}

/** How far a course is, with the same numbers as on Hôm nay: "3 trên 9 bước, còn bài thực hành". */
export function standingOf(steps: readonly CourseStep[]): string {
  const counted = countedSteps(steps);
  const numbers = { done: counted.filter(isDone).length, total: counted.length };
  const isTaskLeft = steps.some((step) => step.kind === 'task' && !isDone(step));
  return t(isTaskLeft ? 'stepsAndTask' : 'steps', numbers);
}

/** What comes next in a course, or that nothing does. */
export function outlookOf(steps: readonly CourseStep[], next: CourseStep | null): string {
  if (next !== null) return actionOf(next);
  return t(steps.every(isDone) ? 'courseDone' : 'taskBeingGraded');
}

function lessonNote(step: Extract<CourseStep, { kind: 'lesson' }>): [State, string] {
  if (step.readAt !== null) {
    const date = formatDayMonth(step.readAt);
    return ['done', t(step.news === 'changed' ? 'lessonReadBefore' : 'lessonRead', { date })];
  }
  if (step.percent > 0)
    return ['doing', t('lessonHalf', { minutes: Math.max(1, Math.round(step.minutes * (1 - step.percent / 100))) })];
  if (step.earlierReadAt !== null)
    return ['none', t('lessonReadEarlier', { date: formatDayMonth(step.earlierReadAt), minutes: step.minutes })];
  const size = { minutes: step.minutes, size: formatBytes(step.bytes) };
  return ['none', t(step.news === 'added' ? 'lessonAdded' : 'lessonSize', size)];
}

function quizNote(step: Extract<CourseStep, { kind: 'quiz' }>): [State, string] {
  if (step.isPassed) return ['done', t('quizPassed', { percent: formatPercent(step.bestPercent ?? 0) })];
  if (step.openAttemptId !== null) return ['doing', t('quizOpen')];
  if (step.bestPercent !== null) return ['late', t('quizTried', { percent: formatPercent(step.bestPercent) })];
  return ['none', t('quizSize', { count: step.count, needed: step.needed })];
}

function taskNote(step: Extract<CourseStep, { kind: 'task' }>): [State, string] {
  if (step.state === 'passed') return ['done', t('taskPassed')];
  if (step.state === 'handed-in') return ['wait', t('taskWaiting')];
  if (step.state === 'returned') return ['late', t('taskReturned')];
  return ['none', t('taskSize', { minutes: step.minutes })];
}

function noteOf(step: CourseStep): [State, string] {
  if (step.kind === 'lesson') return lessonNote(step);
  return step.kind === 'quiz' ? quizNote(step) : taskNote(step);
}

function titleOf(step: CourseStep): string {
  if (step.kind === 'lesson') return t('lessonTitle', step);
  return step.kind === 'quiz' ? t('quiz') : t('task', step);
}

/** “Từ khi anh chị học, khóa này có sửa bài 1, thêm bài 2.” */
export function newsWords(news: readonly Extract<CourseStep, { kind: 'lesson' }>[]): string {
  const parts = (['changed', 'added'] as const).flatMap((kind) => {
    const numbers = news.filter((step) => step.news === kind).map(({ number }) => number);
    return numbers.length === 0
      ? []
      : [t(kind === 'changed' ? 'newsChanged' : 'newsAdded', { list: numbers.join(', ') })];
  });
  return t('newsText', { parts: parts.join(', ') });
}

/** The steps as rows beside the woven band; the one to take next stands out. */
export function rowsOf(steps: readonly CourseStep[], next: CourseStep | null): StepRow[] {
  return steps.map((step) => {
    const [state, note] = noteOf(step);
    return {
      id: step.id,
      title: titleOf(step),
      href: hrefOf(step),
      state,
      note,
      isCurrent: step === next && !isDone(step),
    };
  });
}
