import { type MissingStep, type RequirementCompletion, shortestWay } from '../completion/completion.rules';
import { type ExplainedRequirement, explainRequirements } from '../requirements/requirement-reasons.rules';
import {
  type GroupRequirement,
  isGroup,
  nodesOf,
  type RequiredLesson,
  type Requirement,
  type RequirementKind,
  type TaskSpec,
} from '../requirements/requirement.rules';

/** What is known beside the completion: attempts that are open, and where the practical tasks stand. */
export interface WorkInHand {
  readonly openAttempts: readonly { readonly attemptId: string; readonly quizId: string }[];
  readonly submissions: readonly TaskState[];
  /** Kinds of outside certificates that wait for an officer; left out: none. */
  readonly waitingCertificates?: readonly string[];
  /** Quizzes without an attempt left; left out: none. */
  readonly usedUpQuizzes?: readonly string[];
}

/** Where the latest submission of a task stands. */
export interface TaskState {
  readonly taskId: string;
  readonly state: 'handed-in' | 'passed' | 'returned';
}

interface OfCourse {
  readonly key: string;
  readonly courseId: string;
  readonly courseTitle: string;
}

type Tasks = NonNullable<TaskSpec['tasks']>;

/** The one thing to do next. Exactly one main action stands on a screen. */
export type NextStep =
  | (OfCourse & { readonly kind: 'lesson'; readonly lesson: RequiredLesson })
  | (OfCourse & {
      readonly kind: 'quiz';
      readonly quizId: string;
      readonly title: string;
      /** Points of a hundred that are asked for; null: the quiz's own pass mark. */
      readonly scorePercent: number | null;
      readonly openAttemptId: string | null;
    })
  /** Nothing is left to do but a quiz without an attempt left: somebody has to give more. */
  | (OfCourse & { readonly kind: 'attempts'; readonly quizId: string; readonly title: string })
  | {
      readonly kind: 'task';
      readonly key: string;
      readonly label: string;
      readonly tasks: Tasks;
      readonly isReturned: boolean;
    }
  | {
      readonly kind: 'class';
      readonly key: string;
      readonly missingMinutes: number;
      /** Titles of the courses the classes are to be about; left out: whatever they are about. */
      readonly topics?: readonly string[];
    }
  | { readonly kind: 'grading'; readonly key: string; readonly tasks: Tasks }
  /** An outside certificate is to be sent (`outside`), or waits for an officer (`checking`). */
  | {
      readonly kind: 'outside' | 'checking';
      readonly key: string;
      readonly certificate: string;
      readonly title: string;
    };

/** True when something is left that only the state of the practical tasks can decide; saves asking for it otherwise. */
export function needsTaskStates(completion: readonly RequirementCompletion[]): boolean {
  const open = completion.flatMap((one) => one.missing);
  return (
    open.length > 0 &&
    open.every(({ kind }) => kind === 'task' || kind === 'hours' || kind === 'outside') &&
    open.some((step) => step.kind === 'task')
  );
}

/** Ids of the quizzes that requirements ask for in any part that is not met. */
export function missingQuizzes(asked: {
  readonly requirements: readonly Requirement[];
  readonly completion: readonly RequirementCompletion[];
}): string[] {
  return unmet(asked.requirements, asked.completion).flatMap(({ requirement, derived }) => {
    if (isGroup(requirement))
      return missingQuizzes({ requirements: requirement.spec.parts, completion: derived.parts ?? [] });
    return quizLeft(requirement, derived.missing) ?? [];
  });
}

/**
 * The next step of a member: a quiz already begun, else the first open lesson or quiz in the order of the requirements,
 * else a practical task (a returned one first), else an outside certificate to be sent, else class hours, else attempts to be asked
 * for, else waiting for the grader or for the officer who looks at the certificate. Null when all is done.
 */
export function nextStep(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  work: WorkInHand,
): NextStep | null {
  const open = openLeaves(requirements, completion, work.usedUpQuizzes ?? []);
  return (
    begunQuiz(open, work) ??
    first(open, (one) => courseStep(one, work)) ??
    first(open, (one) => taskStep(one, work)) ??
    first(open, (one) => outsideStep(one, work, 'outside')) ??
    first(open, classStep) ??
    first(open, attemptsStep) ??
    first(open, (one) => gradingStep(one, work)) ??
    first(open, (one) => outsideStep(one, work, 'checking'))
  );
}

/** What may be done now: of a choice the parts that are nearest to their end, of an order the one whose turn it is. */
function openLeaves(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  usedUp: readonly string[],
): OpenRequirement[] {
  return unmet(requirements, completion).flatMap(({ requirement, derived }): OpenRequirement[] => {
    if (!isGroup(requirement)) return [{ requirement, missing: derived.missing }];
    const way = shortestWay(requirement, derived.parts ?? [], (part) =>
      partOf(requirement, part.key).some((one) => isStuck(one, part, usedUp)),
    );
    const turn = requirement.kind === 'order' ? way.slice(0, 1) : way;
    return turn.flatMap((part) => openLeaves(partOf(requirement, part.key), [part], usedUp));
  });
}

/** True when no way through a requirement that is not met does without a quiz at which no attempt is left. */
function isStuck(requirement: Requirement, derived: RequirementCompletion, usedUp: readonly string[]): boolean {
  if (!isGroup(requirement)) return usedUp.includes(quizLeft(requirement, derived.missing) ?? '');
  const parts = unmet(requirement.spec.parts, derived.parts ?? []);
  const stuck = parts.filter((part) => isStuck(part.requirement, part.derived, usedUp)).length;
  if (requirement.kind !== 'any') return stuck > 0;
  const met = requirement.spec.parts.length - parts.length;
  return parts.length - stuck < requirement.spec.need - met;
}

/** The quiz that is missing of a requirement without parts; null: none is. */
function quizLeft(requirement: Requirement, missing: readonly MissingStep[]): string | null {
  if (requirement.kind === 'quiz') return requirement.spec.quizId;
  if (requirement.kind !== 'course' || !missing.some(({ kind }) => kind === 'quiz')) return null;
  return requirement.spec.quizId;
}

interface Unmet {
  readonly requirement: Requirement;
  readonly derived: RequirementCompletion;
}

function unmet(requirements: readonly Requirement[], completion: readonly RequirementCompletion[]): Unmet[] {
  return requirements.flatMap((requirement) => {
    const derived = completion.find((one) => one.key === requirement.key);
    return derived === undefined || derived.missing.length === 0 ? [] : [{ requirement, derived }];
  });
}

function partOf(group: GroupRequirement, key: string): Requirement[] {
  return group.spec.parts.filter((part) => part.key === key);
}

interface OpenRequirement {
  readonly requirement: Requirement;
  readonly missing: readonly MissingStep[];
}

function first(open: readonly OpenRequirement[], step: (one: OpenRequirement) => NextStep | null): NextStep | null {
  for (const one of open) {
    const found = step(one);
    if (found !== null) return found;
  }
  return null;
}

function begunQuiz(open: readonly OpenRequirement[], work: WorkInHand): NextStep | null {
  return first(open, ({ requirement, missing }) => {
    if (requirement.kind !== 'course' && requirement.kind !== 'quiz') return null;
    const attempt = work.openAttempts.find(({ quizId }) => quizId === requirement.spec.quizId);
    return attempt === undefined || !missing.some((step) => step.kind === 'quiz')
      ? null
      : quizStep(requirement, attempt.quizId, attempt.attemptId);
  });
}

function courseStep(open: OpenRequirement, { usedUpQuizzes = [] }: WorkInHand): NextStep | null {
  const { requirement } = open;
  if (requirement.kind !== 'course' && requirement.kind !== 'quiz') return null;
  const { quizId } = requirement.spec;
  const quiz = quizId === null || usedUpQuizzes.includes(quizId) ? null : quizStep(requirement, quizId, null);
  return lessonStep(open) ?? quiz;
}

function lessonStep({ requirement, missing }: OpenRequirement): NextStep | null {
  if (requirement.kind !== 'course') return null;
  const { lessons, course, title } = requirement.spec;
  const lesson = lessons.find(({ id }) => missing.some((step) => step.kind === 'lesson' && step.subject === id));
  if (lesson === undefined) return null;
  return { kind: 'lesson', key: requirement.key, courseId: course, courseTitle: title ?? requirement.label, lesson };
}

/** Asked after everything else that can be done: of what is missing then the quizzes are used up. */
function attemptsStep({ requirement }: OpenRequirement): NextStep | null {
  if ((requirement.kind !== 'course' && requirement.kind !== 'quiz') || requirement.spec.quizId === null) return null;
  const { key, courseId, courseTitle, quizId, title } = quizStep(requirement, requirement.spec.quizId, null);
  return { kind: 'attempts', key, courseId, courseTitle, quizId, title };
}

function quizStep(
  requirement: Extract<Requirement, { kind: 'course' | 'quiz' }>,
  quizId: string,
  openAttemptId: string | null,
): Extract<NextStep, { kind: 'quiz' }> {
  const { key, label, spec } = requirement;
  const [courseTitle, title] =
    requirement.kind === 'quiz'
      ? [requirement.spec.courseTitle, requirement.spec.title]
      : [requirement.spec.title, requirement.spec.quiz?.title];
  return {
    kind: 'quiz',
    key,
    courseId: spec.course,
    courseTitle: courseTitle ?? label,
    quizId,
    title: title ?? label,
    scorePercent: requirement.kind === 'quiz' ? requirement.spec.scorePercent : null,
    openAttemptId,
  };
}

function taskStep({ requirement }: OpenRequirement, { submissions }: WorkInHand): NextStep | null {
  if (requirement.kind !== 'task') return null;
  const returned = tasksIn(requirement, submissions, 'returned');
  if (returned.length === 0 && tasksIn(requirement, submissions, 'handed-in').length > 0) return null;
  const { key, label } = requirement;
  const isReturned = returned.length > 0;
  return { kind: 'task', key, label, tasks: isReturned ? returned : tasksOf(requirement), isReturned };
}

type TaskRequirement = Extract<Requirement, { kind: 'task' }>;

function tasksOf({ label, spec }: TaskRequirement): Tasks {
  return spec.tasks ?? spec.anyOf.map((id) => ({ id, title: label, minutes: 0, courseTitle: '' }));
}

function tasksIn(requirement: TaskRequirement, submissions: readonly TaskState[], state: TaskState['state']): Tasks {
  const ids = submissions.filter((one) => one.state === state).map((one) => one.taskId);
  return tasksOf(requirement).filter(({ id }) => ids.includes(id));
}

function classStep({ requirement, missing }: OpenRequirement): NextStep | null {
  if (requirement.kind !== 'hours') return null;
  const { minutes: missingMinutes = 0, topics } = missing[0] ?? {};
  return { kind: 'class', key: requirement.key, missingMinutes, ...(topics === undefined ? {} : { topics }) };
}

function gradingStep({ requirement }: OpenRequirement, { submissions }: WorkInHand): NextStep | null {
  if (requirement.kind !== 'task') return null;
  return { kind: 'grading', key: requirement.key, tasks: tasksIn(requirement, submissions, 'handed-in') };
}

function outsideStep(
  { requirement }: OpenRequirement,
  { waitingCertificates = [] }: WorkInHand,
  kind: 'outside' | 'checking',
): NextStep | null {
  if (requirement.kind !== 'outside') return null;
  const { certificate, name: title } = requirement.spec;
  const isWaiting = waitingCertificates.includes(certificate);
  return isWaiting === (kind === 'checking') ? { kind, key: requirement.key, certificate, title } : null;
}

/** One strip of the cloth on the first page. */
export interface HomeRequirement {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly motif: string;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** The next step belongs to it: the shuttle stands here. */
  readonly isNext: boolean;
  /** Of hours: minutes attended (not more than asked for) and asked for. */
  readonly minutes: { readonly attended: number; readonly required: number } | null;
  /** Number of the paper by which it is waived; null when it is not. */
  readonly waivedBy: string | null;
  /** What is asked for and how far that is, in words (`explainRequirement`). */
  readonly explanation: string;
  /** Of a group: its parts in their order, each with its words. */
  readonly parts: readonly ExplainedRequirement[];
}

/** The motif of a programme, for requirements frozen without one of their own. */
const PROGRAMME_MOTIF = 'tram';

/** The strips of the cloth, in the order of the requirements. */
export function homeRequirements(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  nextKey: string | null,
): HomeRequirement[] {
  const byKey = new Map(completion.map((one) => [one.key, one]));
  const explained = explainRequirements(completion);
  return requirements.flatMap((requirement) => {
    const one = byKey.get(requirement.key);
    if (one === undefined) return [];
    const { key, label, kind, done, total, isMet } = one;
    const motif = requirement.spec.motif ?? PROGRAMME_MOTIF;
    const isNext = nodesOf([requirement]).some((node) => node.key === nextKey);
    const { explanation, waivedBy, parts } = explained.get(key) ?? { explanation: '', waivedBy: null, parts: [] };
    const minutes = minutesOf(requirement, one);
    return [{ key, label, kind, motif, done, total, isMet, isNext, minutes, waivedBy, explanation, parts }];
  });
}

function minutesOf(requirement: Requirement, { missing }: RequirementCompletion): HomeRequirement['minutes'] {
  if (requirement.kind !== 'hours') return null;
  const required = requirement.spec.minutes;
  return { required, attended: required - (missing[0]?.minutes ?? 0) };
}
