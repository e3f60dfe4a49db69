import { type RequirementCompletion } from './completion';
import { isGroup, type Requirement } from './requirement';

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
