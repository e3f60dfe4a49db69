import { assignMotifs, HOURS_MOTIF, type MotifWish } from './motifs';
import {
  type CourseSpec,
  type GroupKind,
  type HoursSpec,
  type QuizSpec,
  type Requirement,
  stepsOf,
} from './requirement';

/** A requirement as a programme states it. */
export type StatedRequirement =
  | { readonly id: string; readonly label: string; readonly kind: 'course'; readonly course: string }
  | { readonly id: string; readonly label: string; readonly kind: 'task'; readonly anyOf: readonly string[] }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'hours';
      readonly minutes: number;
      readonly topics?: readonly string[];
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'quiz';
      readonly quiz: string;
      readonly scorePercent: number;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'outside';
      readonly outside: string;
      readonly name: string;
      readonly issuer: string;
      readonly validMonths: number | null;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: GroupKind;
      readonly need: number;
      readonly parts: readonly StatedRequirement[];
    };

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

type TaskOfCourse = NonNullable<FreezableCourse['task']> & { readonly courseTitle: string };

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
  const motifs = assignMotifs(stated.map((one) => wishOf(one, courses)));
  return {
    requirements: stated.flatMap((one, index) => freeze(one, courses, motifs[index] ?? HOURS_MOTIF)),
    unknown: null,
  };
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
    case 'course':
      return courses.some((one) => one.id === stated.course && asksSomething(one)) ? [] : [stated.course];
    case 'task':
      return stated.anyOf.filter((id) => !tasksOf(courses).some((task) => task.id === id));
    case 'hours':
      return stated.minutes > 0 ? unknownTopics(stated, courses) : [stated.id];
    case 'outside':
      return [];
    case 'quiz':
      return courses.some(({ quiz }) => quiz?.id === stated.quiz) ? [] : [stated.quiz];
    default:
      return stated.parts.flatMap((part) => unknownIn(part, courses));
  }
}

type StatedHours = Extract<StatedRequirement, { kind: 'hours' }>;

function unknownTopics({ topics = [] }: StatedHours, courses: readonly FreezableCourse[]): string[] {
  return topics.filter((topic) => !courses.some(({ id }) => id === topic));
}

function topicsOf({ topics }: StatedHours, courses: readonly FreezableCourse[]): Pick<HoursSpec, 'topics'> {
  if (topics === undefined || topics.length === 0) return {};
  return { topics: courses.filter(({ id }) => topics.includes(id)).map(({ id, title }) => ({ id, title })) };
}

function asksSomething({ lessons, quiz }: FreezableCourse): boolean {
  return lessons.length > 0 || quiz !== null;
}

/** Only what stands at the top is drawn as a strip: parts have no motif. */
function wishOf(stated: StatedRequirement, courses: readonly FreezableCourse[]): MotifWish {
  if (stated.kind === 'hours') return { slug: stated.id, motif: HOURS_MOTIF };
  if (stated.kind !== 'course') return { slug: stated.id, motif: null };
  const course = courses.find((one) => one.id === stated.course);
  return { slug: course?.slug ?? stated.id, motif: course?.motif ?? null };
}

/** One requirement; none when what it names is unknown, which `unknownIn` has told before. */
function freeze(stated: StatedRequirement, courses: readonly FreezableCourse[], motif?: string): Requirement[] {
  const head = { key: stated.id, label: stated.label };
  const drawn = motif === undefined ? {} : { motif };
  switch (stated.kind) {
    case 'course': {
      const course = courses.find((one) => one.id === stated.course);
      return course === undefined ? [] : [{ ...head, kind: 'course', spec: { ...courseSpec(course), ...drawn } }];
    }
    case 'task': {
      const chosen = tasksOf(courses).filter((task) => stated.anyOf.includes(task.id));
      const tasks = chosen.map(({ id, title, minutes, courseTitle }) => ({ id, title, minutes, courseTitle }));
      return [{ ...head, kind: 'task', spec: { anyOf: stated.anyOf, ...drawn, tasks } }];
    }
    case 'hours':
      return [{ ...head, kind: 'hours', spec: { minutes: stated.minutes, ...topicsOf(stated, courses), ...drawn } }];
    case 'outside': {
      const { outside: certificate, name, issuer, validMonths } = stated;
      return [{ ...head, kind: 'outside', spec: { certificate, name, issuer, validMonths, ...drawn } }];
    }
    case 'quiz':
      return quizOf(stated, courses).map((spec) => ({ ...head, kind: 'quiz', spec: { ...spec, ...drawn } }));
    default: {
      const parts = stated.parts.flatMap((part) => freeze(part, courses));
      return [{ ...head, kind: stated.kind, spec: { need: stated.need, parts, ...drawn } }];
    }
  }
}

function quizOf(
  { quiz: quizId, scorePercent }: Extract<StatedRequirement, { kind: 'quiz' }>,
  courses: readonly FreezableCourse[],
): QuizSpec[] {
  const course = courses.find(({ quiz }) => quiz?.id === quizId);
  if (course === undefined) return [];
  return [
    { quizId, course: course.id, courseTitle: course.title, scorePercent, title: course.quiz?.title ?? course.title },
  ];
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
