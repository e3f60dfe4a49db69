import { type Derived, type MissingStep } from './completion';
import { type Evidence } from './evidence';
import { type HoursSpec, MINUTES_PER_STEP, type Requirement, type RequirementKind, stepsOf } from './requirement';

type Of<K extends RequirementKind> = Extract<Requirement, { kind: K }>;

/** Every lesson read and the quiz passed. */
export function deriveCourse(requirement: Of<'course'>, countable: readonly Evidence[]): Derived {
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
  return derivedOf(requirement, missing, counted, counted.length);
}

/** One of several practical tasks passed. */
export function deriveTask(requirement: Of<'task'>, countable: readonly Evidence[]): Derived {
  const { anyOf } = requirement.spec;
  const passed = countable.find((one) => one.kind === 'task-passed' && anyOf.includes(one.subject));
  const missing: MissingStep[] =
    passed === undefined ? [{ kind: 'task', subject: requirement.key, label: requirement.label }] : [];
  const counted = passed === undefined ? [] : [passed];
  return derivedOf(requirement, missing, counted, counted.length);
}

/** Half-hours are how the cloth is drawn; the requirement is met by minutes. */
export function deriveHours(requirement: Of<'hours'>, countable: readonly Evidence[]): Derived {
  const { minutes: needed, topics } = requirement.spec;
  const counted: Evidence[] = [];
  let attended = 0;
  for (const one of countable) {
    if (one.kind !== 'hours-attended' || attended >= needed || !isOfTopic(topics, one)) continue;
    counted.push(one);
    attended += one.minutes ?? 0;
  }
  const left = Math.max(0, needed - attended);
  const about = topics === undefined ? {} : { topics: topics.map(({ title }) => title) };
  const missing: MissingStep[] =
    left === 0 ? [] : [{ kind: 'hours', subject: requirement.key, label: requirement.label, minutes: left, ...about }];
  return derivedOf(requirement, missing, counted, Math.floor(attended / MINUTES_PER_STEP));
}

/** True of every class where no topic is named. */
export function isOfTopic(topics: HoursSpec['topics'], { topic }: Pick<Evidence, 'topic'>): boolean {
  return topics === undefined || topics.some(({ id }) => id === topic);
}

/** The first pass with enough points; a pass whose points nobody kept is not enough. */
export function deriveQuiz(requirement: Of<'quiz'>, countable: readonly Evidence[]): Derived {
  const { quizId, course, scorePercent, title } = requirement.spec;
  const passes = countable.filter((one) => one.kind === 'quiz-passed' && one.subject === quizId);
  const enough = passes.find((one) => (one.scorePercent ?? 0) >= scorePercent);
  const missing: MissingStep[] =
    enough === undefined
      ? [{ kind: 'quiz', subject: quizId, label: title ?? requirement.label, course, scorePercent }]
      : [];
  const scores = passes.flatMap((one) => (one.scorePercent === null ? [] : [one.scorePercent]));
  const derived = derivedOf(requirement, missing, enough === undefined ? [] : [enough], 0);
  const bestPercent = scores.length === 0 ? null : Math.max(...scores);
  return { ...derived, completion: { ...derived.completion, scorePercent, bestPercent } };
}

/** An outside certificate accepted; which of them still stand is decided before (`derive-completion`). */
export function deriveOutside(requirement: Of<'outside'>, countable: readonly Evidence[]): Derived {
  const { certificate, name } = requirement.spec;
  const accepted = countable.find((one) => one.kind === 'external' && one.subject === certificate);
  const missing: MissingStep[] = accepted === undefined ? [{ kind: 'outside', subject: certificate, label: name }] : [];
  return derivedOf(requirement, missing, accepted === undefined ? [] : [accepted], 0);
}

function derivedOf(
  requirement: Requirement,
  missing: readonly MissingStep[],
  counted: readonly Evidence[],
  done: number,
): Derived {
  const total = stepsOf(requirement);
  const isMet = missing.length === 0;
  const { key, label, kind } = requirement;
  return {
    completion: { key, label, kind, done: isMet ? total : Math.min(done, total - 1), total, isMet, missing },
    counted: counted.map((evidence) => ({ key, evidence })),
  };
}
