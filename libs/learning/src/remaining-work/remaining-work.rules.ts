import { type RequirementCompletion } from '../completion/completion.rules';
import { formatDay } from '../cycles/due-date.rules';
import { numberRuns } from '../requirements/requirement-reasons.rules';
import { type GroupRequirement, isGroup, nodesOf, type Requirement } from '../requirements/requirement.rules';
import {
  hoursKeyOf,
  type HoursNeed,
  hoursPlan,
  mergedHours,
  type OpenClass,
  type WayGround,
  type WayStep,
} from './remaining-hours.rules';

/** One way through a part of the tree: what is done alone, by its subject, and what is to be attended. */
export interface WayOption {
  readonly acts: ReadonlyMap<string, WayStep>;
  readonly hours: ReadonlyMap<string, HoursNeed>;
}

/**
 * What a way costs (decisions 0068, 0121): first how much of it nobody can do today, the needs of hours that the open classes together don't fill,
 * the certificates of somebody else that were not sent in and the quizzes without an attempt left; then minutes, of every lesson, quiz and practical task that is left, each once however
 * many parts ask for it, and the fewest in class that fill all needs of hours (`hoursPlan`). What waits for a grader or an officer costs nothing.
 */
export interface WayCost {
  readonly blocked: number;
  readonly minutes: number;
}

export const NOTHING: WayOption = { acts: new Map(), hours: new Map() };

/** So many ways of one part are kept; beyond that the dearest are let go, which only trees with many shared parts reach. */
const MOST_OPTIONS = 32;

/** Ways that may still be put together for one person: counted, so that nobody's tree keeps everybody waiting. */
export interface WorkLeft {
  combinations: number;
}

/** Rounds as they are take some dozens. */
export const MOST_COMBINATIONS = 2000;

/** Ways of a part to go on with: the cheapest alone once the work is used up. Both are sorted, the cheapest first. */
export function combined(ways: readonly WayOption[], options: readonly WayOption[], work: WorkLeft): WayOption[] {
  const most = work.combinations > 0 ? MOST_OPTIONS : 1;
  const found = ways.slice(0, most).flatMap((way) => options.slice(0, most).map((option) => together(way, option)));
  work.combinations -= found.length;
  return found;
}

/** Two parts done together: what both ask for is done once. */
export function together(one: WayOption, other: WayOption): WayOption {
  const acts = new Map(one.acts);
  for (const [id, step] of other.acts) acts.set(id, stricter(acts.get(id), step));
  return { acts, hours: mergedHours(one.hours, other.hours) };
}

/** Of one quiz asked for twice the higher score. */
function stricter(known: WayStep | undefined, step: WayStep): WayStep {
  if (known?.kind !== 'quiz' || step.kind !== 'quiz') return known ?? step;
  return (known.scorePercent ?? 0) >= (step.scorePercent ?? 0) ? known : step;
}

/** Everything a way asks for, hours last. */
export function stepsOfOption({ acts, hours }: WayOption, classes: readonly OpenClass[]): WayStep[] {
  return [...acts.values(), ...hoursPlan(hours, classes).steps];
}

/** As `WayCost` says. */
export function costOf({ acts, hours }: WayOption, classes: readonly OpenClass[]): WayCost {
  const steps = [...acts.values()];
  const plan = hoursPlan(hours, classes);
  return {
    blocked: plan.blocked + steps.filter(isBlocked).length,
    minutes: plan.minutes + steps.reduce((sum, step) => sum + ('minutes' in step ? step.minutes : 0), 0),
  };
}

/** Nobody but somebody else can bring it on. */
function isBlocked(step: WayStep): boolean {
  return step.kind === 'quiz' ? step.isUsedUp : step.kind === 'outside' && !step.isWaiting;
}

/** The cheaper first. */
export function compareCosts(one: WayCost, other: WayCost): number {
  return one.blocked - other.blocked || one.minutes - other.minutes;
}

/**
 * The ways that can still be part of the cheapest whole. One is let go for another that costs no more, attends the same and does at least
 * as much of what other parts ask for too (`shared`): whatever comes beside it, the other stays as cheap.
 */
export function undominated(
  options: readonly WayOption[],
  shared: ReadonlySet<string>,
  classes: readonly OpenClass[],
): WayOption[] {
  const judged = options.map((option) => ({
    option,
    cost: costOf(option, classes),
    hours: hoursKey(option),
    shared: [...option.acts.keys()].filter((id) => shared.has(id)),
  }));
  judged.sort((a, b) => compareCosts(a.cost, b.cost));
  const kept: typeof judged = [];
  for (const one of judged) {
    const isWorse = kept.some(
      (better) => better.hours === one.hours && one.shared.every((id) => better.option.acts.has(id)),
    );
    if (!isWorse && kept.length < MOST_OPTIONS) kept.push(one);
  }
  return kept.map(({ option }) => option);
}

function hoursKey({ hours }: WayOption): string {
  return [...hours]
    .map(([key, { minutes }]) => `${key}=${minutes}`)
    .sort()
    .join(';');
}

/** Minutes of what was frozen without any. */
const LESSON_MINUTES = 10;

const QUIZ_MINUTES = 15;

const TASK_MINUTES = 30;

type Leaf = Exclude<Requirement, GroupRequirement>;

type Of<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>;

type LeafGround = WayGround & { readonly quizMinutes: ReadonlyMap<string, number> };

/** Minutes of each quiz: its time limit, else a minute a question; from the courses of the round. */
export function quizMinutesOf(requirements: readonly Requirement[]): ReadonlyMap<string, number> {
  return new Map(
    nodesOf(requirements).flatMap((one) => {
      if (one.kind !== 'course' || one.spec.quizId === null) return [];
      const { quizId, quiz } = one.spec;
      return [[quizId, quiz?.timeLimitMinutes ?? quiz?.count ?? QUIZ_MINUTES] as const];
    }),
  );
}

/** The ways to meet a requirement without parts that is not met: of practical tasks each is one. */
export function leafOptions(leaf: Leaf, completion: RequirementCompletion, ground: LeafGround): WayOption[] {
  switch (leaf.kind) {
    case 'course':
      return [alone(courseSteps(leaf, completion, ground))];
    case 'quiz': {
      const { quizId, scorePercent, course } = leaf.spec;
      return [alone([quizStep({ quizId, scorePercent, courseLabel: course }, ground)])];
    }
    case 'task':
      return leaf.spec.anyOf.map((taskId) => alone([taskStep(leaf, taskId, ground.waitingTasks)]));
    case 'outside': {
      const { certificate, name: title } = leaf.spec;
      const isWaiting = ground.waitingCertificates.includes(certificate);
      return [alone([{ kind: 'outside', certificate, title, isWaiting }])];
    }
    default:
      return [attending(hoursNeed(leaf, completion))];
  }
}

function courseSteps({ label, spec }: Of<'course'>, { missing }: RequirementCompletion, ground: LeafGround): WayStep[] {
  const lessons = spec.lessons.filter(({ id }) =>
    missing.some(({ kind, subject }) => kind === 'lesson' && subject === id),
  );
  const reading = lessons.map(({ id: lessonId, number, minutes = LESSON_MINUTES }): WayStep => ({
    ...{ kind: 'lesson', lessonId, number, minutes },
    courseLabel: label,
  }));
  const { quizId } = spec;
  if (quizId === null || !missing.some(({ kind }) => kind === 'quiz')) return reading;
  return [...reading, quizStep({ quizId, scorePercent: null, courseLabel: label }, ground)];
}

function quizStep(
  quiz: { readonly quizId: string; readonly scorePercent: number | null; readonly courseLabel: string },
  { quizMinutes, usedUpQuizzes }: LeafGround,
): WayStep {
  const { quizId } = quiz;
  const minutes = quizMinutes.get(quizId) ?? QUIZ_MINUTES;
  return { kind: 'quiz', ...quiz, minutes, isUsedUp: usedUpQuizzes.includes(quizId) };
}

function taskStep({ label, spec }: Of<'task'>, taskId: string, waiting: readonly string[]): WayStep {
  const { title = label, minutes = TASK_MINUTES } = spec.tasks?.find(({ id }) => id === taskId) ?? {};
  const isWaiting = waiting.includes(taskId);
  return { kind: 'task', taskId, title, minutes: isWaiting ? 0 : minutes, isWaiting };
}

function hoursNeed({ spec }: Of<'hours'>, { missing }: RequirementCompletion): HoursNeed {
  const topics = spec.topics?.map(({ id }) => id) ?? null;
  return { topics, titles: spec.topics?.map(({ title }) => title) ?? [], minutes: missing[0]?.minutes ?? 0 };
}

function alone(steps: readonly WayStep[]): WayOption {
  return { ...NOTHING, acts: new Map(steps.map((step) => [subjectOf(step), step])) };
}

function attending(need: HoursNeed): WayOption {
  return { ...NOTHING, hours: new Map([[hoursKeyOf(need.topics), need]]) };
}

function subjectOf(step: WayStep): string {
  switch (step.kind) {
    case 'lesson':
      return `lesson ${step.lessonId}`;
    case 'quiz':
      return `quiz ${step.quizId}`;
    case 'task':
      return `task ${step.taskId}`;
    case 'outside':
      return `outside ${step.certificate}`;
    default:
      return `hours ${hoursKeyOf(step.topics)}`;
  }
}

/** The cheapest that is left to do, in the order of the requirements, hours in class last. */
export interface WayToFinish {
  readonly steps: readonly WayStep[];
  /** Minutes of everything that is hers to do. */
  readonly minutes: number;
  /** Everything is done by her; somebody is to grade it, or to look at it. */
  readonly isOnlyWaiting: boolean;
}

type Facts = WayGround & {
  readonly quizMinutes: ReadonlyMap<string, number>;
  /** Subjects that more than one requirement asks for. */
  readonly shared: ReadonlySet<string>;
  readonly work: WorkLeft;
};

/**
 * The shortest way to finish (issue of rounds, chase list): of every choice the parts that cost least, as `WayCost`
 * says. Exact but for trees with many ways
 * that share their parts: of these the cheapest part by part once `work` is used up.
 */
export function wayToFinish(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  ground: WayGround,
  work: WorkLeft = { combinations: MOST_COMBINATIONS },
): WayToFinish {
  const known = { ...ground, quizMinutes: quizMinutesOf(requirements) };
  const facts = { ...known, shared: sharedSubjects(pairs(requirements, completion), known), work };
  const [best = NOTHING] = allOf(pairs(requirements, completion), facts);
  const steps = stepsOfOption(best, ground.classes);
  return {
    steps,
    minutes: costOf(best, ground.classes).minutes,
    isOnlyWaiting: steps.length > 0 && steps.every((step) => 'isWaiting' in step && step.isWaiting),
  };
}

interface Pair {
  readonly requirement: Requirement;
  readonly completion: RequirementCompletion;
}

/** What is not met, with what was derived of it. */
function pairs(requirements: readonly Requirement[], completion: readonly RequirementCompletion[]): Pair[] {
  const byKey = new Map(completion.map((one) => [one.key, one]));
  return requirements.flatMap((requirement) => {
    const derived = byKey.get(requirement.key);
    return derived === undefined || derived.isMet ? [] : [{ requirement, completion: derived }];
  });
}

/** Ways through one requirement that is not met. */
function optionsOf({ requirement, completion }: Pair, facts: Facts): WayOption[] {
  if (!isGroup(requirement))
    return undominated(leafOptions(requirement, completion, facts), facts.shared, facts.classes);
  const parts = completion.parts ?? [];
  const left = pairs(requirement.spec.parts, parts);
  if (requirement.kind !== 'any') return allOf(left, facts);
  const met = parts.filter(({ isMet }) => isMet).length;
  return someOf(left, requirement.spec.need - met, facts);
}

function allOf(left: readonly Pair[], facts: Facts): WayOption[] {
  return someOf(left, left.length, facts);
}

/** Ways through `count` of the parts; `ways[n]`: through n of those that were looked at. */
function someOf(left: readonly Pair[], count: number, facts: Facts): WayOption[] {
  const ways: WayOption[][] = Array.from({ length: count + 1 }, (_, chosen) => (chosen === 0 ? [NOTHING] : []));
  for (const part of left) {
    const options = optionsOf(part, facts);
    for (let chosen = count; chosen > 0; chosen -= 1) {
      const taken = combined(ways[chosen - 1] ?? [], options, facts.work);
      ways[chosen] = undominated([...(ways[chosen] ?? []), ...taken], facts.shared, facts.classes);
    }
  }
  return ways[count] ?? [];
}

function sharedSubjects(left: readonly Pair[], facts: Omit<Facts, 'shared' | 'work'>): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const id of subjectsOf(left, facts)) (seen.has(id) ? shared : seen).add(id);
  return shared;
}

/** Subjects of every requirement without parts, each as often as one asks for it. */
function subjectsOf(left: readonly Pair[], facts: Omit<Facts, 'shared' | 'work'>): string[] {
  return left.flatMap(({ requirement, completion }) =>
    isGroup(requirement)
      ? subjectsOf(pairs(requirement.spec.parts, completion.parts ?? []), facts)
      : leafOptions(requirement, completion, facts).flatMap(({ acts }) => [...acts.keys()]),
  );
}

type Step<K extends WayStep['kind']> = Extract<WayStep, { kind: K }>;

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/**
 * The shortest way as one sentence, “Khoảng 45 phút: đọc bài 4–6 khóa C05 (30 phút), làm bài kiểm tra khóa C05 (15 phút).” Empty when
 * nothing is left.
 */
export function wayWords({ steps, minutes, isOnlyWaiting }: WayToFinish): string {
  if (steps.length === 0) return '';
  const waiting = waitingWords(steps);
  if (isOnlyWaiting) return `Không phải làm gì thêm: ${waiting.join(', ')}.`;
  const doing = [...courseWords(steps), ...taskWords(steps), ...outsideWords(steps), ...hoursWords(steps)];
  const head = minutes === 0 ? '' : `Khoảng ${decimal.format(minutes)} phút: `;
  const sentence = `${head}${[...doing, ...waiting].join(', ')}.`;
  return sentence.charAt(0).toLocaleUpperCase('vi') + sentence.slice(1);
}

function isOf<K extends WayStep['kind']>(kind: K): (step: WayStep) => step is Step<K> {
  return (step): step is Step<K> => step.kind === kind;
}

/** Course by course: its lessons, then its quiz. */
function courseWords(steps: readonly WayStep[]): string[] {
  const lessons = steps.filter(isOf('lesson'));
  const quizzes = steps.filter(isOf('quiz'));
  const courses = new Set(steps.flatMap((step) => ('courseLabel' in step ? [step.courseLabel] : [])));
  return [...courses].flatMap((course) => {
    const read = lessons.filter(({ courseLabel }) => courseLabel === course);
    const asked = quizzes.filter(({ courseLabel }) => courseLabel === course);
    const numbers = numberRuns(read.map(({ number }) => number));
    const reading = read.length === 0 ? [] : [`đọc bài ${numbers} khóa ${course} (${sum(read)} phút)`];
    return [...reading, ...asked.map(quizWords)];
  });
}

function quizWords({ courseLabel, scorePercent, minutes, isUsedUp }: Step<'quiz'>): string {
  const left = isUsedUp ? '; đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt' : '';
  const score = scorePercent === null ? '' : ` đạt từ ${decimal.format(scorePercent)} %`;
  return `làm bài kiểm tra khóa ${courseLabel}${score} (${minutes} phút${left})`;
}

function taskWords(steps: readonly WayStep[]): string[] {
  const left = steps.filter(isOf('task')).filter(({ isWaiting }) => !isWaiting);
  return left.map(({ title, minutes }) => `nộp bài thực hành “${title}” (${minutes} phút)`);
}

function outsideWords(steps: readonly WayStep[]): string[] {
  const left = steps.filter(isOf('outside')).filter(({ isWaiting }) => !isWaiting);
  return left.map(({ title }) => `nộp giấy “${title}”`);
}

function hoursWords(steps: readonly WayStep[]): string[] {
  return steps.filter(isOf('hours')).map(({ minutes, titles, offers }) => {
    const about = titles.length === 0 ? '' : ` về ${titles.map((title) => `“${title}”`).join(' hoặc ')}`;
    const wanted = `dự lớp${about} đủ ${minutes} phút`;
    if (offers.length === 0) return `${wanted} (chưa có lớp nào còn chỗ mà đủ số phút và kịp hạn)`;
    return `${wanted} (${offers.map(offerWords).join('; ')})`;
  });
}

const offerWords = ({ title, startsOn, communeName, isBooked }: OpenClass): string =>
  `${isBooked ? 'đã có chỗ ở' : 'còn chỗ ở'} lớp “${title}” ngày ${formatDay(startsOn)}, ${communeName}`;

function waitingWords(steps: readonly WayStep[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'task' && step.isWaiting) return [`bài thực hành “${step.title}” đang chờ chấm`];
    return step.kind === 'outside' && step.isWaiting ? [`giấy “${step.title}” đang chờ cán bộ xem`] : [];
  });
}

function sum(steps: readonly { readonly minutes: number }[]): number {
  return steps.reduce((total, { minutes }) => total + minutes, 0);
}
