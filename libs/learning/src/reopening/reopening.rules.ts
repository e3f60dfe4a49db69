import { type RequirementCompletion } from '../completion/completion.rules';
import {
  assignMotifs,
  type CourseSpec,
  isGroup,
  nodesOf,
  type Requirement,
  unavoidable,
} from '../requirements/requirement.rules';

/** Whom of a round a reopening is for (decision 0073). */
export const REOPENING_GROUPS = ['learning', 'finished', 'finished-before', 'all'] as const;

export type ReopeningGroup = (typeof REOPENING_GROUPS)[number];

type Change = 'changed' | 'added';

/** What is needed of a major edition of a course: only what it changed or added. */
export interface ReopeningEdition {
  readonly courseId: string;
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
    readonly change: Change;
  }[];
  readonly quiz: {
    readonly id: string;
    readonly title: string;
    readonly count: number;
    readonly timeLimitMinutes: number | null;
    readonly change: Change;
  } | null;
  readonly task: {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly change: Change;
  } | null;
}

/** A part of an edition that a round may ask for anew. */
export interface ReopenablePart {
  readonly kind: 'lesson' | 'quiz' | 'task';
  readonly id: string;
  /** Of a lesson its place in the course; else null. */
  readonly number: number | null;
  readonly title: string;
  readonly change: Change;
}

type Of<K extends Requirement['kind']> = Extract<Requirement, { kind: K }>;

/** Where a round asks for a course: as a whole, for its quiz with a score, for its task. */
interface Asked {
  readonly course: Of<'course'> | null;
  readonly quiz: Of<'quiz'> | null;
  readonly task: Of<'task'> | null;
}

/**
 * The parts of a major edition that a round asks for (DESIGN 5: major reopens only the requirements that changed), lessons by number, then the quiz, then
 * the task. What the edition changed and the round never asked for is none of it; a part that the round did not know is an added one.
 */
export function reopenableParts(requirements: readonly Requirement[], edition: ReopeningEdition): ReopenablePart[] {
  const asked = askedIn(requirements, edition);
  const known = new Set(asked.course?.spec.lessons.map(({ id }) => id));
  const lessons = asked.course === null ? [] : edition.lessons;
  const { quiz, task } = edition;
  return [
    ...lessons.map(({ id, number, title, change }): ReopenablePart => ({
      ...{ kind: 'lesson', id, number, title },
      change: known.has(id) ? change : 'added',
    })),
    ...(quiz !== null && asksForQuiz(asked, quiz.id, quiz.change) ? [partOf('quiz', quiz)] : []),
    ...(task !== null && asked.task !== null ? [partOf('task', task)] : []),
  ];
}

/**
 * What a reopening demands: of these parts the picked ones and nothing else, under the keys and labels of the round they come from. Their evidence counts from the
 * instant the edition was published; what did not change is not in it, and counts on where it was asked for.
 */
export function reopenedRequirements(
  requirements: readonly Requirement[],
  edition: ReopeningEdition,
  picked: ReadonlySet<string>,
): Requirement[] {
  const asked = askedIn(requirements, edition);
  const parts = new Set(reopenableParts(requirements, edition).flatMap(({ id }) => (picked.has(id) ? [id] : [])));
  const reopened = [
    ...courseOf(asked, edition, parts),
    ...quizOf(asked, edition, parts),
    ...taskOf(asked, edition, parts),
  ];
  const motifs = assignMotifs(
    reopened.map(({ kind }) => ({ slug: edition.slug, motif: kind === 'course' ? edition.motif : null })),
  );
  return reopened.map((one, index) => ({ ...one, spec: { ...one.spec, motif: motifs[index] } }) as Requirement);
}

/** The keys under which a choice of the round asks for the course, where somebody may have taken another way; empty where nobody gets around it. */
export function avoidableKeys(requirements: readonly Requirement[], edition: ReopeningEdition): string[] {
  const always = new Set(unavoidable(requirements).map(({ key }) => key));
  const { course, quiz, task } = askedIn(requirements, edition);
  const asking = [course, quiz, task].flatMap((one) => (one === null ? [] : [one.key]));
  return asking.some((key) => always.has(key)) ? [] : asking;
}

/** Courses that a round asks for, with the version it froze, each once. */
export function frozenCourses(requirements: readonly Requirement[]): Pick<CourseSpec, 'course' | 'courseHash'>[] {
  const specs = nodesOf(requirements).flatMap((one) => (one.kind === 'course' ? [one.spec] : []));
  return [...new Map(specs.map(({ course, courseHash }) => [course, { course, courseHash }])).values()];
}

function askedIn(requirements: readonly Requirement[], { courseId, task }: ReopeningEdition): Asked {
  const nodes = nodesOf(requirements);
  const first = <K extends Requirement['kind']>(kind: K, is: (one: Of<K>) => boolean): Of<K> | null =>
    nodes.find((one): one is Of<K> => one.kind === kind && is(one as Of<K>)) ?? null;
  return {
    course: first('course', ({ spec }) => spec.course === courseId),
    quiz: first('quiz', ({ spec }) => spec.course === courseId),
    task: task === null ? null : first('task', ({ spec }) => spec.anyOf.includes(task.id)),
  };
}

function asksForQuiz({ course, quiz }: Asked, quizId: string, change: Change): boolean {
  if (quiz !== null && quiz.spec.quizId === quizId) return true;
  return course !== null && (course.spec.quizId !== null || change === 'added');
}

function partOf(
  kind: 'quiz' | 'task',
  { id, title, change }: { readonly id: string; readonly title: string; readonly change: Change },
): ReopenablePart {
  return { kind, id, number: null, title, change };
}

function courseOf(asked: Asked, edition: ReopeningEdition, parts: ReadonlySet<string>): Requirement[] {
  if (asked.course === null) return [];
  const lessons = edition.lessons.filter(({ id }) => parts.has(id));
  const quiz = quizOfCourse(asked, edition, parts);
  if (lessons.length === 0 && quiz === null) return [];
  const { key, label } = asked.course;
  const spec: CourseSpec = {
    ...{ course: edition.courseId, courseHash: edition.hash, title: edition.title },
    lessons: lessons.map(({ change: _, ...lesson }) => lesson),
    ...quizSpec(quiz),
  };
  return [{ key, label, kind: 'course', spec }];
}

/** A quiz that the round asks for with a score is asked for with it again, and not a second time with the course. */
function quizOfCourse(
  { quiz: scored }: Asked,
  { quiz }: ReopeningEdition,
  parts: ReadonlySet<string>,
): ReopeningEdition['quiz'] {
  if (quiz === null || !parts.has(quiz.id)) return null;
  return scored?.spec.quizId === quiz.id ? null : quiz;
}

function quizSpec(quiz: ReopeningEdition['quiz']): Pick<CourseSpec, 'quizId' | 'quiz'> {
  if (quiz === null) return { quizId: null };
  const { id, title, count, timeLimitMinutes } = quiz;
  return { quizId: id, quiz: { title, count, timeLimitMinutes } };
}

function quizOf({ quiz }: Asked, { quiz: changed }: ReopeningEdition, parts: ReadonlySet<string>): Requirement[] {
  if (quiz === null || changed === null || quiz.spec.quizId !== changed.id || !parts.has(changed.id)) return [];
  const { key, label, spec } = quiz;
  return [{ key, label, kind: 'quiz', spec: { ...spec, title: changed.title } }];
}

function taskOf({ task }: Asked, edition: ReopeningEdition, parts: ReadonlySet<string>): Requirement[] {
  if (task === null || edition.task === null || !parts.has(edition.task.id)) return [];
  const { id, title, minutes } = edition.task;
  const { key, label } = task;
  const tasks = [{ id, title, minutes, courseTitle: edition.title }];
  return [{ key, label, kind: 'task', spec: { anyOf: [id], tasks } }];
}
/** Something somebody did of what a reopening asks for, since it was opened. */
export interface ReopenedWork {
  readonly memberId: string;
  /** The lesson, quiz or task. */
  readonly subject: string;
  /** Read or passed; handed in and not passed; an attempt that is open or was failed; a lesson opened and not read to its end. */
  readonly kind: 'done' | 'handed-in' | 'begun' | 'reading';
  /** Of what is done the fact; else null. */
  readonly evidenceId: string | null;
}

/** What people and officers did on a reopening since it was opened. */
export interface BuiltOnReopening {
  /** How many people did each. */
  readonly done: number;
  readonly handedIn: number;
  readonly begun: number;
  readonly reading: number;
  /** How often. */
  readonly extensions: number;
  readonly waivers: number;
}

/** How many people did each kind; who has done a subject is not told of with what led to it. */
export function peopleWith(
  deeds: readonly ReopenedWork[],
): Pick<BuiltOnReopening, 'done' | 'handedIn' | 'begun' | 'reading'> {
  const done = new Set(deeds.flatMap((deed) => (deed.kind === 'done' ? [`${deed.memberId} ${deed.subject}`] : [])));
  const people = (kind: ReopenedWork['kind']): number => {
    const own = deeds.filter((deed) => deed.kind === kind);
    const left = kind === 'done' ? own : own.filter(({ memberId, subject }) => !done.has(`${memberId} ${subject}`));
    return new Set(left.map(({ memberId }) => memberId)).size;
  };
  return { done: people('done'), handedIn: people('handed-in'), begun: people('begun'), reading: people('reading') };
}

/** What stands in the way of taking a reopening back, in Vietnamese and without a full stop; null: nothing does. */
export function builtOnWords(built: BuiltOnReopening): string | null {
  const words = [
    ...(built.done > 0 ? [`${built.done} người đã làm phần học lại`] : []),
    ...(built.handedIn > 0 ? [`${built.handedIn} người đã nộp bài thực hành`] : []),
    ...(built.begun > 0 ? [`${built.begun} người đã mở bài kiểm tra`] : []),
    ...(built.reading > 0 ? [`${built.reading} người đang đọc dở bài`] : []),
    ...(built.extensions > 0 ? [`đã gia hạn ${built.extensions} lần`] : []),
    ...(built.waivers > 0 ? [`đã ghi miễn ${built.waivers} lần`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}

/** Lessons, quizzes and tasks that would still bring a member on in a round, in no order; what a choice needs no longer is none of them. */
export function stillAsked(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
): ReadonlySet<string> {
  return new Set(
    requirements.flatMap((one) =>
      askedBy(
        one,
        completion.find(({ key }) => key === one.key),
      ),
    ),
  );
}

function askedBy(requirement: Requirement, completion: RequirementCompletion | undefined): readonly string[] {
  if (completion === undefined || completion.isMet) return [];
  if (isGroup(requirement)) return [...stillAsked(requirement.spec.parts, completion.parts ?? [])];
  if (requirement.kind === 'task') return requirement.spec.anyOf;
  return completion.missing.flatMap(({ kind, subject }) => (kind === 'lesson' || kind === 'quiz' ? [subject] : []));
}
