import { type Completion } from './derive-completion';
import { type CountingPeriod, type Evidence, exclusionOf, type NotCounted } from './evidence';
import { type Requirement } from './requirement';

/** A piece of evidence with what it counts toward, or why it does not. */
export interface ExplainedEvidence {
  readonly evidence: Evidence;
  /** Keys of requirements; empty when it does not count. */
  readonly countsToward: readonly string[];
  /** Null exactly when it counts. */
  readonly notCounted: NotCounted | null;
  /** What the round calls the subject; null when the round does not ask for it. */
  readonly label: string | null;
}

/** Says of each piece of evidence, newest first, whether it counts toward the cycle and if not, why. */
export function explainEvidence(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  period: CountingPeriod,
  completion: Pick<Completion, 'countedToward'>,
): ExplainedEvidence[] {
  const labels = labelsOf(requirements);
  return [...evidence].sort(newestFirst).map((one) => {
    const countsToward = completion.countedToward.get(one.id) ?? [];
    const isRequired = labels.has(one.subject) || (one.kind === 'hours-attended' && hasHours(requirements));
    const leftOut = exclusionOf(one, period) ?? (isRequired ? 'already-met' : 'not-required');
    return {
      evidence: one,
      countsToward,
      notCounted: countsToward.length > 0 ? null : leftOut,
      label: labels.get(one.subject) ?? null,
    };
  });
}

function newestFirst(a: Evidence, b: Evidence): number {
  return b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1);
}

function hasHours(requirements: readonly Requirement[]): boolean {
  return requirements.some((requirement) => requirement.kind === 'hours');
}

function labelsOf(requirements: readonly Requirement[]): Map<string, string> {
  return new Map(requirements.flatMap(namesIn));
}

function namesIn(requirement: Requirement): [string, string][] {
  switch (requirement.kind) {
    case 'course': {
      const { lessons, quizId, quiz } = requirement.spec;
      const ofLessons = lessons.map(({ id, title }): [string, string] => [id, title]);
      return quizId === null ? ofLessons : [...ofLessons, [quizId, quiz?.title ?? requirement.label]];
    }
    case 'task':
      return requirement.spec.anyOf.map((id) => [
        id,
        requirement.spec.tasks?.find((task) => task.id === id)?.title ?? requirement.label,
      ]);
    case 'hours':
      return [];
  }
}
