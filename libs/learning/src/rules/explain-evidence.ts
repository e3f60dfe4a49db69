import { type Completion, type RequirementCompletion } from './completion';
import { type CountingPeriod, type Evidence, exclusionOf, type NotCounted } from './evidence';
import { isOfTopic } from './derive-leaf';
import { endedCertificates } from './outside-certificate';
import { nodesOf, type Requirement } from './requirement';

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

/**
 * Says of each piece of evidence, newest first, whether it counts toward the cycle and if not, why. The end of a certificate is told
 * with the certificate.
 */
export function explainEvidence(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  period: CountingPeriod,
  completion: Pick<Completion, 'countedToward' | 'requirements'>,
): ExplainedEvidence[] {
  const nodes = nodesOf(requirements);
  const labels = new Map([...nodes.flatMap(namesIn), ...nodes.map(({ key, label }): [string, string] => [key, label])]);
  const waiting = waitingKeys(completion.requirements);
  const ended = endedCertificates(evidence.filter((one) => exclusionOf(one, period) === null));
  const told = evidence.filter(({ kind }) => kind !== 'external-expired');
  return told.sort(newestFirst).map((one) => {
    const countsToward = completion.countedToward.get(one.id) ?? [];
    const asking = nodes.filter((node) => asksFor(node, one));
    return {
      evidence: one,
      countsToward,
      notCounted:
        countsToward.length > 0
          ? null
          : (exclusionOf(one, period) ?? (ended.has(one.id) ? 'expired' : reasonOf(one, asking, waiting))),
      label: labels.get(one.subject) ?? null,
    };
  });
}

function newestFirst(a: Evidence, b: Evidence): number {
  return b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1);
}

function reasonOf(evidence: Evidence, asking: readonly Requirement[], waiting: ReadonlySet<string>): NotCounted {
  if (asking.length === 0) return 'not-required';
  if (asking.some(({ key }) => waiting.has(key))) return 'waits-turn';
  const isBelow = (one: Requirement): boolean =>
    one.kind === 'quiz' && (evidence.scorePercent ?? 0) < one.spec.scorePercent;
  const isElsewhere = (one: Requirement): boolean => one.kind === 'hours' && !isOfTopic(one.spec.topics, evidence);
  if (asking.every(isElsewhere)) return 'other-topic';
  return asking.every(isBelow) ? 'below-score' : 'already-met';
}

function asksFor(requirement: Requirement, { kind, subject }: Evidence): boolean {
  if (kind === 'waiver') return requirement.key === subject;
  if (requirement.kind === 'hours') return kind === 'hours-attended';
  return namesIn(requirement).some(([id]) => id === subject);
}

/** Keys of the parts whose turn has not come, and of everything in them. */
function waitingKeys(completion: readonly RequirementCompletion[]): Set<string> {
  const all = (one: RequirementCompletion): string[] => [one.key, ...(one.parts ?? []).flatMap(all)];
  const waiting = (one: RequirementCompletion): string[] =>
    one.isWaiting === true ? all(one) : (one.parts ?? []).flatMap(waiting);
  return new Set(completion.flatMap(waiting));
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
    case 'outside':
      return [[requirement.spec.certificate, requirement.spec.name]];
    case 'quiz':
      return [[requirement.spec.quizId, requirement.spec.title ?? requirement.label]];
    default:
      return [];
  }
}
