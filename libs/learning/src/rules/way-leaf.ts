import { type RequirementCompletion } from './completion';
import { type GroupRequirement, nodesOf, type Requirement } from './requirement';
import { type HoursNeed, hoursKeyOf } from './way-hours';
import { NOTHING, type WayOption } from './way-option';
import { type WayGround, type WayStep } from './way-step';

/** Minutes of what was frozen without any. */
const LESSON_MINUTES = 10;
const QUIZ_MINUTES = 15;
const TASK_MINUTES = 30;

type Leaf = Exclude<Requirement, GroupRequirement>;
type Of<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>;
type LeafGround = WayGround & { readonly quizMinutes: ReadonlyMap<string, number> };

/** Minutes of each quiz: its time limit, else a minute a question; from the courses of the round. */
export function quizMinutesOf(requirements: readonly Requirement[]): ReadonlyMap<string, number> {
  return new Map(
    nodesOf(requirements).flatMap((one) => {
      if (one.kind !== 'course' || one.spec.quizId === null) return [];
      const { quizId, quiz } = one.spec;
      return [[quizId, quiz?.timeLimitMinutes ?? quiz?.count ?? QUIZ_MINUTES] as const];
    }),
  );
}

/** The ways to meet a requirement without parts that is not met: of practical tasks each is one. */
export function leafOptions(leaf: Leaf, completion: RequirementCompletion, ground: LeafGround): WayOption[] {
  switch (leaf.kind) {
    case 'course':
      return [alone(courseSteps(leaf, completion, ground))];
    case 'quiz': {
      const { quizId, scorePercent, course } = leaf.spec;
      return [alone([quizStep({ quizId, scorePercent, courseLabel: course }, ground)])];
    }
    case 'task':
      return leaf.spec.anyOf.map((taskId) => alone([taskStep(leaf, taskId, ground.waitingTasks)]));
    case 'outside': {
      const { certificate, name: title } = leaf.spec;
      const isWaiting = ground.waitingCertificates.includes(certificate);
      return [alone([{ kind: 'outside', certificate, title, isWaiting }])];
    }
    default:
      return [attending(hoursNeed(leaf, completion))];
  }
}

function courseSteps({ label, spec }: Of<'course'>, { missing }: RequirementCompletion, ground: LeafGround): WayStep[] {
  const lessons = spec.lessons.filter(({ id }) =>
    missing.some(({ kind, subject }) => kind === 'lesson' && subject === id),
  );
  const reading = lessons.map(({ id: lessonId, number, minutes = LESSON_MINUTES }): WayStep => ({
    ...{ kind: 'lesson', lessonId, number, minutes },
    courseLabel: label,
  }));
  const { quizId } = spec;
  if (quizId === null || !missing.some(({ kind }) => kind === 'quiz')) return reading;
  return [...reading, quizStep({ quizId, scorePercent: null, courseLabel: label }, ground)];
}

function quizStep(
  quiz: { readonly quizId: string; readonly scorePercent: number | null; readonly courseLabel: string },
  { quizMinutes, usedUpQuizzes }: LeafGround,
): WayStep {
  const { quizId } = quiz;
  const minutes = quizMinutes.get(quizId) ?? QUIZ_MINUTES;
  return { kind: 'quiz', ...quiz, minutes, isUsedUp: usedUpQuizzes.includes(quizId) };
}

function taskStep({ label, spec }: Of<'task'>, taskId: string, waiting: readonly string[]): WayStep {
  const { title = label, minutes = TASK_MINUTES } = spec.tasks?.find(({ id }) => id === taskId) ?? {};
  const isWaiting = waiting.includes(taskId);
  return { kind: 'task', taskId, title, minutes: isWaiting ? 0 : minutes, isWaiting };
}

function hoursNeed({ spec }: Of<'hours'>, { missing }: RequirementCompletion): HoursNeed {
  const topics = spec.topics?.map(({ id }) => id) ?? null;
  return { topics, titles: spec.topics?.map(({ title }) => title) ?? [], minutes: missing[0]?.minutes ?? 0 };
}

function alone(steps: readonly WayStep[]): WayOption {
  return { ...NOTHING, acts: new Map(steps.map((step) => [subjectOf(step), step])) };
}

function attending(need: HoursNeed): WayOption {
  return { ...NOTHING, hours: new Map([[hoursKeyOf(need.topics), need]]) };
}

function subjectOf(step: WayStep): string {
  switch (step.kind) {
    case 'lesson':
      return `lesson ${step.lessonId}`;
    case 'quiz':
      return `quiz ${step.quizId}`;
    case 'task':
      return `task ${step.taskId}`;
    case 'outside':
      return `outside ${step.certificate}`;
    default:
      return `hours ${hoursKeyOf(step.topics)}`;
  }
}
