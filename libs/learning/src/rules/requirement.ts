/** A lesson as it stood when the round was opened. */
export interface RequiredLesson {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Reading time. */
  readonly minutes?: number;
  /** Bytes on the way to a phone, packed: for the note before a download. */
  readonly packedBytes?: number;
}

/** All lessons of a course and its quiz; frozen from one version of the course. */
export interface CourseSpec {
  readonly course: string;
  readonly courseHash: string;
  readonly lessons: readonly RequiredLesson[];
  readonly quizId: string | null;
  readonly title?: string;
  readonly motif?: string;
  readonly quiz?: { readonly title: string; readonly count: number; readonly timeLimitMinutes: number | null };
}

/** One practical task out of several. */
export interface TaskSpec {
  readonly anyOf: readonly string[];
  readonly motif?: string;
  readonly tasks?: readonly {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly courseTitle: string;
  }[];
}

/** Minutes attended in class; of classes about these courses only, where topics are named. */
export interface HoursSpec {
  readonly minutes: number;
  readonly topics?: readonly { readonly id: string; readonly title: string }[];
  readonly motif?: string;
}

/** One quiz passed with at least so many points of a hundred. */
export interface QuizSpec {
  readonly quizId: string;
  readonly course: string;
  readonly courseTitle?: string;
  readonly scorePercent: number;
  readonly motif?: string;
  readonly title?: string;
}

/** A certificate that somebody else issued, accepted by an officer (decision 0049). */
export interface OutsideSpec {
  /** The kind, for example `binh-dan-hoc-vu-so`. */
  readonly certificate: string;
  readonly name: string;
  readonly issuer: string;
  /** Months it is good for from its day of issue; null: for ever. */
  readonly validMonths: number | null;
  readonly motif?: string;
}

/** Several requirements that stand together: all of them, `need` of them, or all one after the other. */
export interface GroupSpec {
  readonly parts: readonly Requirement[];
  /** How many parts are to be met: of `all` and `order` every one. */
  readonly need: number;
  readonly motif?: string;
}

interface RequirementHead {
  /** Unique within the round, for example `gio-lop`. */
  readonly key: string;
  /** What lists call it, for example `C05`. */
  readonly label: string;
}

/** What a round demands, as data frozen when it was opened. */
export type Requirement =
  | (RequirementHead & { readonly kind: 'course'; readonly spec: CourseSpec })
  | (RequirementHead & { readonly kind: 'task'; readonly spec: TaskSpec })
  | (RequirementHead & { readonly kind: 'hours'; readonly spec: HoursSpec })
  | (RequirementHead & { readonly kind: 'quiz'; readonly spec: QuizSpec })
  | (RequirementHead & { readonly kind: 'outside'; readonly spec: OutsideSpec })
  | GroupRequirement;

/** A node of the tree; decision 0048 says how each kind is met. */
export type GroupRequirement = RequirementHead & { readonly kind: GroupKind; readonly spec: GroupSpec };

/** Kinds that have parts. */
export type GroupKind = 'all' | 'any' | 'order';

export type RequirementKind = Requirement['kind'];

/** Half an hour attended is one step (DESIGN 3). */
export const MINUTES_PER_STEP = 30;

/**
 * How many steps a requirement has: a lesson, a quiz, a task or half an hour attended is one each; of a choice the steps of
 * its shortest parts, so that the number is the same for everybody.
 */
export function stepsOf(requirement: Requirement): number {
  switch (requirement.kind) {
    case 'course':
      return requirement.spec.lessons.length + (requirement.spec.quizId === null ? 0 : 1);
    case 'task':
      return 1;
    case 'hours':
      return Math.ceil(requirement.spec.minutes / MINUTES_PER_STEP);
    case 'quiz':
    case 'outside':
      return 1;
    default: {
      const steps = requirement.spec.parts.map(stepsOf).sort((a, b) => a - b);
      return steps.slice(0, requirement.spec.need).reduce((sum, one) => sum + one, 0);
    }
  }
}

/** True of a requirement that has parts. */
export function isGroup(requirement: Requirement): requirement is GroupRequirement {
  return requirement.kind === 'all' || requirement.kind === 'any' || requirement.kind === 'order';
}

/** Every requirement of the trees, each before its parts. */
export function nodesOf(requirements: readonly Requirement[]): Requirement[] {
  return requirements.flatMap((one) => (isGroup(one) ? [one, ...nodesOf(one.spec.parts)] : [one]));
}

/** Ids of the quizzes that any part asks for, each once, in their order. */
export function quizzesIn(requirements: readonly Requirement[]): string[] {
  const ids = nodesOf(requirements).flatMap((one) =>
    one.kind === 'course' || one.kind === 'quiz' ? one.spec.quizId : [],
  );
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Ids of the lessons, the quizzes and the tasks that any part asks for, each once. */
export function workIn(requirements: readonly Requirement[]): Record<'lessons' | 'quizzes' | 'tasks', string[]> {
  const nodes = nodesOf(requirements);
  const lessons = nodes.flatMap((one) => (one.kind === 'course' ? one.spec.lessons.map(({ id }) => id) : []));
  const tasks = nodes.flatMap((one) => (one.kind === 'task' ? one.spec.anyOf : []));
  return { lessons: [...new Set(lessons)], quizzes: quizzesIn(requirements), tasks: [...new Set(tasks)] };
}

/** The requirements without parts that nobody gets around: those of no choice. */
export function unavoidable(requirements: readonly Requirement[]): Requirement[] {
  return requirements.flatMap((one) => {
    if (!isGroup(one)) return [one];
    return one.kind === 'any' ? [] : unavoidable(one.spec.parts);
  });
}
