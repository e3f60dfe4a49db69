import { type Counted, type Derived, type RequirementCompletion } from './completion';
import { type GroupRequirement, stepsOf } from './requirement';

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
