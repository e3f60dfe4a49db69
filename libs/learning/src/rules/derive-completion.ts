import { type CountingPeriod, countableEvidence, type Evidence } from './evidence';
import { MINUTES_PER_STEP, type Requirement, type RequirementKind, stepsOf } from './requirement';

/** One thing still to do. Clients build “bài 4 khóa C05; 1,5 giờ lớp” from it. */
export interface MissingStep {
  readonly kind: 'lesson' | 'quiz' | 'task' | 'hours';
  /** The lesson or quiz; for a task and for hours the key of the requirement. */
  readonly subject: string;
  readonly label: string;
  /** Of a lesson or quiz: the course it belongs to. */
  readonly course?: string;
  /** Of a lesson: its place in the course. */
  readonly number?: number;
  /** Of hours: minutes still to attend. */
  readonly minutes?: number;
}

/** How far one requirement is. Steps done and to do; `isMet` exactly when all are done. */
export interface RequirementCompletion {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  readonly missing: readonly MissingStep[];
}

/** What follows from requirements and evidence; stored as it is. */
export interface Completion {
  readonly requirements: readonly RequirementCompletion[];
  readonly doneSteps: number;
  readonly totalSteps: number;
  /** When the last fact that was needed became true; null while something is missing. */
  readonly finishedAt: Date | null;
  /** Evidence id → keys of the requirements it counts toward. */
  readonly countedToward: ReadonlyMap<string, readonly string[]>;
}

interface Derived {
  readonly completion: RequirementCompletion;
  readonly counted: readonly Evidence[];
}

/**
 * Derives completion from a cycle's requirements and the member's evidence (DESIGN 3). The order of the evidence does
 * not matter, a fact given twice counts once, and more evidence never takes a step away.
 */
export function deriveCompletion(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  period: CountingPeriod,
): Completion {
  const countable = countableEvidence(evidence, period);
  const derived = requirements.map((requirement) => derive(requirement, countable));
  const isFinished = derived.every(({ completion }) => completion.isMet);
  const instants = derived.flatMap(({ counted }) => counted.map((one) => one.occurredAt.getTime()));
  return {
    requirements: derived.map(({ completion }) => completion),
    doneSteps: sum(derived.map(({ completion }) => completion.done)),
    totalSteps: sum(derived.map(({ completion }) => completion.total)),
    finishedAt: isFinished ? new Date(Math.max(period.countsFrom.getTime(), ...instants)) : null,
    countedToward: usesOf(derived),
  };
}

function derive(requirement: Requirement, countable: readonly Evidence[]): Derived {
  switch (requirement.kind) {
    case 'course':
      return deriveCourse(requirement, countable);
    case 'task':
      return deriveTask(requirement, countable);
    case 'hours':
      return deriveHours(requirement, countable);
  }
}

type Of<K extends RequirementKind> = Extract<Requirement, { kind: K }>;

function deriveCourse(requirement: Of<'course'>, countable: readonly Evidence[]): Derived {
  const { course, lessons, quizId } = requirement.spec;
  const counted: Evidence[] = [];
  const missing: MissingStep[] = [];
  for (const lesson of lessons) {
    const read = countable.find((one) => one.kind === 'lesson-read' && one.subject === lesson.id);
    if (read !== undefined) counted.push(read);
    else missing.push({ kind: 'lesson', subject: lesson.id, label: lesson.title, course, number: lesson.number });
  }
  if (quizId !== null) {
    const passed = countable.find((one) => one.kind === 'quiz-passed' && one.subject === quizId);
    if (passed !== undefined) counted.push(passed);
    else
      missing.push({ kind: 'quiz', subject: quizId, label: requirement.spec.quiz?.title ?? requirement.label, course });
  }
  return { completion: completionOf(requirement, missing, counted.length), counted };
}

function deriveTask(requirement: Of<'task'>, countable: readonly Evidence[]): Derived {
  const { anyOf } = requirement.spec;
  const passed = countable.find((one) => one.kind === 'task-passed' && anyOf.includes(one.subject));
  const missing: MissingStep[] =
    passed === undefined ? [{ kind: 'task', subject: requirement.key, label: requirement.label }] : [];
  const counted = passed === undefined ? [] : [passed];
  return { completion: completionOf(requirement, missing, counted.length), counted };
}

/** Half-hours are how the cloth is drawn; the requirement is met by minutes. */
function deriveHours(requirement: Of<'hours'>, countable: readonly Evidence[]): Derived {
  const needed = requirement.spec.minutes;
  const counted: Evidence[] = [];
  let attended = 0;
  for (const one of countable) {
    if (one.kind !== 'hours-attended' || attended >= needed) continue;
    counted.push(one);
    attended += one.minutes ?? 0;
  }
  const left = Math.max(0, needed - attended);
  const missing: MissingStep[] =
    left === 0 ? [] : [{ kind: 'hours', subject: requirement.key, label: requirement.label, minutes: left }];
  return { completion: completionOf(requirement, missing, Math.floor(attended / MINUTES_PER_STEP)), counted };
}

function completionOf(requirement: Requirement, missing: readonly MissingStep[], done: number): RequirementCompletion {
  const total = stepsOf(requirement);
  const isMet = missing.length === 0;
  const { key, label, kind } = requirement;
  return { key, label, kind, done: isMet ? total : Math.min(done, total - 1), total, isMet, missing };
}

function usesOf(derived: readonly Derived[]): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { completion, counted } of derived) {
    for (const { id } of counted) uses.set(id, [...(uses.get(id) ?? []), completion.key]);
  }
  return uses;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
