import { type RequirementCompletion } from './completion';
import { isGroup, type Requirement } from './requirement';
import { leafOptions, quizMinutesOf } from './way-leaf';
import {
  combined,
  costOf,
  MOST_COMBINATIONS,
  NOTHING,
  stepsOfOption,
  undominated,
  type WayOption,
  type WorkLeft,
} from './way-option';
import { type WayGround, type WayStep } from './way-step';

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
