import { assignMotifs, HOURS_MOTIF, type MotifWish } from './motifs';
import { type CourseSpec, type Requirement, stepsOf } from './requirement';

/** A requirement as a programme states it. */
export type StatedRequirement =
  | { readonly id: string; readonly label: string; readonly kind: 'course'; readonly course: string }
  | { readonly id: string; readonly label: string; readonly kind: 'task'; readonly anyOf: readonly string[] }
  | { readonly id: string; readonly label: string; readonly kind: 'hours'; readonly minutes: number };

/** What is needed of a course's current version. */
export interface FreezableCourse {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly motif: string;
  readonly hash: string;
  readonly lessons: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly minutes: number;
    readonly packedBytes: number;
  }[];
  readonly quiz: {
    readonly id: string;
    readonly title: string;
    readonly count: number;
    readonly timeLimitMinutes: number | null;
  } | null;
  readonly task: { readonly id: string; readonly title: string; readonly minutes: number } | null;
}

/** Frozen requirements, or the ids of courses and tasks that are not published (or ask nothing). */
export type Freezing =
  | { readonly requirements: readonly Requirement[]; readonly unknown: null }
  | { readonly requirements: null; readonly unknown: readonly string[] };

type Stated<K extends StatedRequirement['kind']> = Extract<StatedRequirement, { kind: K }>;
type TaskOfCourse = NonNullable<FreezableCourse['task']> & { readonly courseTitle: string };

type Resolved =
  | { readonly kind: 'course'; readonly stated: Stated<'course'>; readonly course: FreezableCourse }
  | { readonly kind: 'task'; readonly stated: Stated<'task'>; readonly tasks: readonly TaskOfCourse[] }
  | { readonly kind: 'hours'; readonly stated: Stated<'hours'> };

/**
 * Resolves what a programme states against the current courses. The result keeps titles, lessons and motifs as they are
 * now, so that a later edition of a course changes nothing for the round (DESIGN 4.4).
 */
export function freezeRequirements(
  stated: readonly StatedRequirement[],
  courses: readonly FreezableCourse[],
): Freezing {
  const unknown = stated.flatMap((one) => unknownIn(one, courses));
  if (unknown.length > 0) return { requirements: null, unknown };
  const resolved = stated.flatMap((one) => resolve(one, courses));
  const motifs = assignMotifs(resolved.map(wishOf));
  return { requirements: resolved.map((one, index) => freeze(one, motifs[index] ?? HOURS_MOTIF)), unknown: null };
}

/** Steps of a whole round. */
export function stepsInAll(requirements: readonly Requirement[]): number {
  return requirements.reduce((sum, requirement) => sum + stepsOf(requirement), 0);
}

function tasksOf(courses: readonly FreezableCourse[]): TaskOfCourse[] {
  return courses.flatMap(({ task, title }) => (task === null ? [] : [{ ...task, courseTitle: title }]));
}

function unknownIn(stated: StatedRequirement, courses: readonly FreezableCourse[]): string[] {
  switch (stated.kind) {
    case 'course': {
      const course = courses.find((one) => one.id === stated.course);
      return course === undefined || (course.lessons.length === 0 && course.quiz === null) ? [stated.course] : [];
    }
    case 'task':
      return stated.anyOf.filter((id) => !tasksOf(courses).some((task) => task.id === id));
    case 'hours':
      return stated.minutes > 0 ? [] : [stated.id];
  }
}

function resolve(stated: StatedRequirement, courses: readonly FreezableCourse[]): Resolved[] {
  switch (stated.kind) {
    case 'course':
      return courses.filter((one) => one.id === stated.course).map((course) => ({ kind: 'course', stated, course }));
    case 'task':
      return [{ kind: 'task', stated, tasks: tasksOf(courses).filter((task) => stated.anyOf.includes(task.id)) }];
    case 'hours':
      return [{ kind: 'hours', stated }];
  }
}

function wishOf(resolved: Resolved): MotifWish {
  switch (resolved.kind) {
    case 'course':
      return { slug: resolved.course.slug, motif: resolved.course.motif };
    case 'task':
      return { slug: resolved.stated.id, motif: null };
    case 'hours':
      return { slug: resolved.stated.id, motif: HOURS_MOTIF };
  }
}

function freeze(resolved: Resolved, motif: string): Requirement {
  const head = { key: resolved.stated.id, label: resolved.stated.label };
  switch (resolved.kind) {
    case 'course':
      return { ...head, kind: 'course', spec: { ...courseSpec(resolved.course), motif } };
    case 'task': {
      const tasks = resolved.tasks.map(({ id, title, minutes, courseTitle }) => ({ id, title, minutes, courseTitle }));
      return { ...head, kind: 'task', spec: { anyOf: resolved.stated.anyOf, motif, tasks } };
    }
    case 'hours':
      return { ...head, kind: 'hours', spec: { minutes: resolved.stated.minutes, motif } };
  }
}

function courseSpec(course: FreezableCourse): CourseSpec {
  const { quiz } = course;
  return {
    course: course.id,
    courseHash: course.hash,
    title: course.title,
    lessons: course.lessons.map(({ id, number, title, minutes, packedBytes }) => ({
      id,
      number,
      title,
      minutes,
      packedBytes,
    })),
    quizId: quiz?.id ?? null,
    ...(quiz === null
      ? {}
      : { quiz: { title: quiz.title, count: quiz.count, timeLimitMinutes: quiz.timeLimitMinutes } }),
  };
}
