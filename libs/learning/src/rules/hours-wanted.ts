import { type RequirementCompletion } from './completion';
import { type HoursSpec, nodesOf, type Requirement } from './requirement';

/**
 * True when hours of a class about a course (null: about none) would bring a cycle further: some requirement of hours that they count
 * toward is not met, nor the choice it belongs to, nor waived (decisions 0048, 0050, 0060). A part whose turn has not come is wanted too.
 */
export function wantsHours(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  topic: string | null,
): boolean {
  const hours = new Map(nodesOf(requirements).flatMap((one) => (one.kind === 'hours' ? [[one.key, one.spec]] : [])));
  const isWanted = ({ key, isMet, parts }: RequirementCompletion): boolean => {
    if (isMet) return false;
    const spec = hours.get(key);
    return spec === undefined ? (parts ?? []).some(isWanted) : countsToward(spec, topic);
  };
  return completion.some(isWanted);
}

function countsToward({ topics }: HoursSpec, topic: string | null): boolean {
  return topics === undefined || topics.some(({ id }) => id === topic);
}

/** True when some requirement asks for hours that a class about a course (null: about none) counts toward. */
export function countsHours(requirements: readonly Requirement[], topic: string | null): boolean {
  return nodesOf(requirements).some((one) => one.kind === 'hours' && countsToward(one.spec, topic));
}
