import { type Completion, type Counted, type Derived } from './completion';
import { standingStages } from './outside-certificate';
import { deriveGroup } from './derive-group';
import { deriveCourse, deriveHours, deriveOutside, deriveQuiz, deriveTask } from './derive-leaf';
import { type CountingPeriod, countableEvidence, type Evidence } from './evidence';
import { waived } from './derive-waiver';
import { type Requirement } from './requirement';

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
