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

/** Minutes attended in class. */
export interface HoursSpec {
  readonly minutes: number;
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
  | (RequirementHead & { readonly kind: 'hours'; readonly spec: HoursSpec });

export type RequirementKind = Requirement['kind'];

/** Half an hour attended is one step (DESIGN 3). */
export const MINUTES_PER_STEP = 30;

/** How many steps a requirement has: a lesson, a quiz, a task or half an hour attended is one each. */
export function stepsOf(requirement: Requirement): number {
  switch (requirement.kind) {
    case 'course':
      return requirement.spec.lessons.length + (requirement.spec.quizId === null ? 0 : 1);
    case 'task':
      return 1;
    case 'hours':
      return Math.ceil(requirement.spec.minutes / MINUTES_PER_STEP);
  }
}
