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
/** Motifs that courses and tasks may have; `hat-ngo` is kept for attended hours, `tram` for a programme (LOOK 7). */
const FREE_MOTIFS = ['bac-thang', 'song', 'nui', 'san', 'hoa-cam', 'la-che'] as const;

/** The motif of attended hours. */
export const HOURS_MOTIF = 'hat-ngo';

/** A requirement before its motif is chosen: the motif that is named for it, else a slug that decides. */
export interface MotifWish {
  readonly slug: string;
  readonly motif: string | null;
}

/**
 * One motif for each, different within a round: the named one, else the `fnv1a32(slug) mod 6`-th; one already taken moves
 * on to the next free one (LOOK 7).
 */
export function assignMotifs(wishes: readonly MotifWish[]): string[] {
  const taken = new Set<string>();
  const given = wishes.map(({ motif }) => (motif === null || taken.has(motif) ? null : take(motif, taken)));
  return wishes.map((wish, index) => given[index] ?? take(nextFree(wish, taken), taken));
}

function take(motif: string, taken: Set<string>): string {
  taken.add(motif);
  return motif;
}

function nextFree({ slug, motif }: MotifWish, taken: ReadonlySet<string>): string {
  const named = FREE_MOTIFS.findIndex((one) => one === motif);
  const start = named === -1 ? fnv1a32(slug) % FREE_MOTIFS.length : named;
  const turned = [...FREE_MOTIFS.slice(start), ...FREE_MOTIFS.slice(0, start)];
  return turned.find((one) => !taken.has(one)) ?? turned[0] ?? 'nui';
}

function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.normalize('NFC'))) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

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
/** What of a programme says from which others it goes on. */
export interface ProgrammeLevelled {
  readonly id: string;
  readonly level: 'basic' | 'in-depth';
  readonly buildsOn: readonly string[];
  readonly audience: readonly string[];
}

/**
 * The basic programmes an in-depth one goes on from, by id, in their order: those it names, or, where it names none, all that are for one of its
 * kinds of team. A programme that is named and not there any more is left out. Empty of a basic one.
 */
export function basisOf(programme: ProgrammeLevelled, all: readonly ProgrammeLevelled[]): string[] {
  if (programme.level === 'basic') return [];
  const { buildsOn, audience } = programme;
  const isBasis = ({ id, audience: theirs }: ProgrammeLevelled): boolean =>
    buildsOn.length > 0 ? buildsOn.includes(id) : theirs.some((kind) => audience.includes(kind));
  return all.filter((one) => one.level === 'basic' && isBasis(one)).map(({ id }) => id);
}
