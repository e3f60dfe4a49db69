import { type HoursNeed, hoursPlan, mergedHours } from './way-hours';
import { type OpenClass, type WayStep } from './way-step';

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
