import { standingStages } from '../external-certificates/external-certificate.rules';
import {
  type GroupRequirement,
  type HoursSpec,
  MINUTES_PER_STEP,
  type Requirement,
  type RequirementKind,
  stepsOf,
} from '../requirements/requirement.rules';
import { countableEvidence, type CountingPeriod, type Evidence } from './evidence.rules';

/** One thing still to do. Clients build “bài 4 khóa C05; 1,5 giờ lớp” from it. */
export interface MissingStep {
  readonly kind: 'lesson' | 'quiz' | 'task' | 'hours' | 'outside';
  /** The lesson, quiz or kind of outside certificate; for a task and for hours the key of the requirement. */
  readonly subject: string;
  readonly label: string;
  /** Of a lesson or quiz: the course it belongs to. */
  readonly course?: string;
  /** Of a lesson: its place in the course. */
  readonly number?: number;
  /** Of hours: minutes still to attend. */
  readonly minutes?: number;
  /** Of hours: titles of the courses the classes are to be about; left out: whatever they are about. */
  readonly topics?: readonly string[];
  /** Of a quiz that is to be passed with more than its own pass mark. */
  readonly scorePercent?: number;
}

/** How far one requirement is. Steps done and to do; `isMet` exactly when all are done. */
export interface RequirementCompletion {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** Of a choice: the shortest way to its end. */
  readonly missing: readonly MissingStep[];
  /** Of a quiz with a score: the points of a hundred that are asked for. */
  readonly scorePercent?: number;
  /** Of a quiz with a score: the best so far; null before the first pass. */
  readonly bestPercent?: number | null;
  /** Of a group: how many parts are to be met. */
  readonly need?: number;
  /** Of a group: its parts, in their order. */
  readonly parts?: readonly RequirementCompletion[];
  /** Waived by the paper of this number, and not met before that by what was done. */
  readonly waivedBy?: string;
  /** A part whose turn has not come: what is done of it is kept, and counts when the parts before it are met. */
  readonly isWaiting?: true;
}

/** What follows from requirements and evidence; stored as it is. */
export interface Completion {
  readonly requirements: readonly RequirementCompletion[];
  readonly doneSteps: number;
  readonly totalSteps: number;
  /** When the last fact that was needed became true; null while something is missing. */
  readonly finishedAt: Date | null;
  /** Evidence id → keys of the requirements without parts it counts toward. */
  readonly countedToward: ReadonlyMap<string, readonly string[]>;
}

/** A fact and the requirement it counts toward. */
export interface Counted {
  readonly key: string;
  readonly evidence: Evidence;
}

/** One requirement, derived. */
export interface Derived {
  readonly completion: RequirementCompletion;
  readonly counted: readonly Counted[];
}

/**
 * A group from its derived parts (decision 0048). `all`: every part. `any`: `need` of them; the ones met first are what it
 * was met by, so later facts move no date. `order`: every part, one after the other: what is done of a part before its
 * turn is kept and counts when the parts before it are met.
 */
export function deriveGroup(group: GroupRequirement, derived: readonly Derived[]): Derived {
  const parts = group.kind === 'order' ? inTurn(derived) : derived;
  const counting = parts.filter(({ completion }) => completion.isWaiting !== true);
  const met = counting.filter(({ completion }) => completion.isMet);
  const isMet = met.length >= group.spec.need;
  const total = stepsOf(group);
  const { key, label, kind, spec } = group;
  const completions = parts.map(({ completion }) => completion);
  return {
    completion: {
      key,
      label,
      kind,
      done: isMet ? total : Math.min(total - 1, doneSteps(group, counting, total)),
      total,
      isMet,
      missing: isMet ? [] : shortestWay(group, completions).flatMap((part) => part.missing),
      need: spec.need,
      parts: completions,
    },
    counted: (isMet ? firstMet(met, spec.need) : counting).flatMap((part) => part.counted),
  };
}

/**
 * The parts that are to be done yet, in their order; of a choice those that need the fewest steps, the nearest first; those that
 * are stuck behind all others.
 */
export function shortestWay(
  group: Pick<GroupRequirement, 'kind' | 'spec'>,
  parts: readonly RequirementCompletion[],
  isStuck: (part: RequirementCompletion) => boolean = () => false,
): RequirementCompletion[] {
  const unmet = parts.filter((part) => !part.isMet);
  if (group.kind !== 'any') return unmet;
  const left = group.spec.need - (parts.length - unmet.length);
  const stuck = new Set(unmet.filter(isStuck));
  return [...unmet]
    .sort((a, b) => Number(stuck.has(a)) - Number(stuck.has(b)) || a.total - a.done - (b.total - b.done))
    .slice(0, Math.max(0, left));
}

function inTurn(derived: readonly Derived[]): Derived[] {
  const turn = derived.findIndex(({ completion }) => !completion.isMet);
  return derived.map((part, index) =>
    turn === -1 || index <= turn ? part : { counted: [], completion: { ...part.completion, isWaiting: true } },
  );
}

/** Of a choice the parts that are furthest, each weighing the same. */
function doneSteps(group: GroupRequirement, counting: readonly Derived[], total: number): number {
  if (group.kind !== 'any') return counting.reduce((sum, { completion }) => sum + completion.done, 0);
  const shares = counting.map(({ completion }) => completion.done / completion.total).sort((a, b) => b - a);
  const best = shares.slice(0, group.spec.need).reduce((sum, share) => sum + share, 0);
  return Math.floor((best * total) / group.spec.need + 1e-9);
}

function firstMet(met: readonly Derived[], need: number): Derived[] {
  return [...met].sort((a, b) => metAt(a.counted) - metAt(b.counted)).slice(0, need);
}

function metAt(counted: readonly Counted[]): number {
  return Math.max(0, ...counted.map(({ evidence }) => evidence.occurredAt.getTime()));
}

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

/**
 * A requirement that two people waived. What was done before counts on and keeps its date; else it is met by the waiver from its
 * confirmation on, whatever is missing.
 */
export function waived(done: Derived, waiver: Evidence): Derived {
  const { completion, counted } = done;
  const metAt = Math.max(0, ...counted.map(({ evidence }) => evidence.occurredAt.getTime()));
  if (completion.isMet && metAt <= waiver.occurredAt.getTime()) return done;
  return {
    completion: {
      ...completion,
      done: completion.total,
      isMet: true,
      missing: [],
      waivedBy: waiver.paperNumber ?? '',
    },
    counted: [{ key: completion.key, evidence: waiver }],
  };
}

/**
 * Derives completion from a cycle's requirements and the member's evidence (DESIGN 3, decision 0048). The order of the
 * evidence does not matter, a fact given twice counts once, and more evidence never takes a step away.
 */
export function deriveCompletion(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  period: CountingPeriod,
): Completion {
  const derived = deriveStages(requirements, standingStages(countableEvidence(evidence, period), period.countsFrom));
  const isFinished = derived.every(({ completion }) => completion.isMet);
  const counted = derived.flatMap((one) => one.counted);
  const instants = counted.map(({ evidence: one }) => one.occurredAt.getTime());
  return {
    requirements: derived.map(({ completion }) => completion),
    doneSteps: sum(derived.map(({ completion }) => completion.done)),
    totalSteps: sum(derived.map(({ completion }) => completion.total)),
    finishedAt: isFinished ? new Date(Math.max(period.countsFrom.getTime(), ...instants)) : null,
    countedToward: usesOf(counted),
  };
}

/** The first stage that finishes everything, since what was finished while a certificate stood stays so; else the last one. */
function deriveStages(requirements: readonly Requirement[], stages: readonly (readonly Evidence[])[]): Derived[] {
  let derived: Derived[] = [];
  for (const facts of stages) {
    derived = requirements.map((requirement) => derive(requirement, facts));
    if (derived.every(({ completion }) => completion.isMet)) break;
  }
  return derived;
}

/** One requirement, a part or a whole group of them: what was done, or the waiver where that was first. */
function derive(requirement: Requirement, countable: readonly Evidence[]): Derived {
  const done = deriveDone(requirement, countable);
  const waiver = countable.find((one) => one.kind === 'waiver' && one.subject === requirement.key);
  return waiver === undefined ? done : waived(done, waiver);
}

function deriveDone(requirement: Requirement, countable: readonly Evidence[]): Derived {
  switch (requirement.kind) {
    case 'course':
      return deriveCourse(requirement, countable);
    case 'task':
      return deriveTask(requirement, countable);
    case 'hours':
      return deriveHours(requirement, countable);
    case 'quiz':
      return deriveQuiz(requirement, countable);
    case 'outside':
      return deriveOutside(requirement, countable);
    default:
      return deriveGroup(
        requirement,
        requirement.spec.parts.map((part) => derive(part, countable)),
      );
  }
}

function usesOf(counted: readonly Counted[]): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { key, evidence } of counted) uses.set(evidence.id, [...(uses.get(evidence.id) ?? []), key]);
  return uses;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
/** Completion as it is stored or as it should be. */
export interface ComparableCompletion {
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
  readonly state: { readonly requirements: readonly object[] };
}

/** True when a stored completion says something else than the derived one; the order of keys in the state does not matter. */
export function differs(stored: ComparableCompletion, derived: ComparableCompletion): boolean {
  return (
    stored.doneSteps !== derived.doneSteps ||
    stored.totalSteps !== derived.totalSteps ||
    stored.finishedAt?.getTime() !== derived.finishedAt?.getTime() ||
    stored.validFrom !== derived.validFrom ||
    stored.validUntil !== derived.validUntil ||
    stored.renewableFrom !== derived.renewableFrom ||
    canonical(stored.state) !== canonical(derived.state)
  );
}

/** JSON with sorted keys; what is undefined is left out, as the database does. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
